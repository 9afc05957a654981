import { describeScore } from '../describe-score.ts';
import { shanxiProvider } from '../index.ts';

describeScore(shanxiProvider);
