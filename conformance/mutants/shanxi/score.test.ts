import { describeScore } from '../describe-score.ts';
import { shanxi } from '../index.ts';

describeScore(shanxi);
