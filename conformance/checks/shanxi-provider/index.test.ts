import { describeChecks } from '../../testing/sound-checks.ts';

describeChecks('shanxi-provider');
