import { describeScore } from '../describe-score.ts';
import { wuhan } from '../index.ts';

describeScore(wuhan);
