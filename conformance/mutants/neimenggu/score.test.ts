import { describeScore } from '../describe-score.ts';
import { neimenggu } from '../index.ts';

describeScore(neimenggu);
