import { describe, expect, it } from 'vitest';
import { dredd } from './dredd.ts';
import { portman } from './portman.ts';
import { prism } from './prism.ts';
import { respect } from './respect.ts';
import { schemathesis } from './schemathesis.ts';
import { specmatic } from './specmatic.ts';
import { stepCi } from './step-ci.ts';

describe('what is read from raw output', () => {
  it('is each part of a failed transaction of Dredd', () => {
    const raw = [
      'fail: POST (200) /a duration: 9ms',
      'info: Displaying failed tests...',
      'fail: POST (200) /a duration: 9ms',
      "fail: headers: At '/content-type' No enum match",
      "body: At '/x' Missing",
      '',
      'request: ',
      'method: POST',
    ].join('\n');

    expect(dredd.complaints(raw)).toEqual([
      { where: 'POST (200) /a #1', says: "headers: At '/content-type' No enum match" },
      { where: 'POST (200) /a #1', says: "body: At '/x' Missing" },
    ]);
  });

  it('is each failed assertion of Newman', () => {
    const failures = [{ source: { name: 'a' }, error: { test: 'status', message: 'is 500' } }];

    const complaints = portman.complaints(JSON.stringify({ run: { failures } }));

    expect(complaints).toEqual([{ where: 'a', says: 'status: is 500' }]);
  });

  it('is the title of a failed check of Step CI, and what was given', () => {
    const raw =
      '● test › step\n\nChecks\n\n✕ Status\n\nExpected\n\n200\n\nGiven\n\n500\n\nTests: 1';

    expect(stepCi.complaints(raw)).toEqual([{ where: 'test › step', says: 'Status: 500' }]);
  });

  it('is what stands at the pointing hand of Respect', () => {
    const checks = [
      {
        name: 'schema check',
        status: 'error',
        message: '> 3 | }\n | ^^ 👈🏽  type must be string\n',
      },
      { name: 'status code check', status: 'success' },
    ];
    const files = { a: { executedWorkflows: [{ executedSteps: [{ stepId: 'one', checks }] }] } };

    const complaints = respect.complaints(JSON.stringify({ files }));

    expect(complaints).toEqual([{ where: 'one', says: 'schema check: type must be string' }]);
  });

  it('is each fault of a scenario of Specmatic, without the explanation of its rule', () => {
    const raw = [
      'API: POST /a -> 200',
      '',
      '  >> RESPONSE.BODY.x',
      '      R1001: Type mismatch',
      '      Documentation: https://docs.example/r1001',
      '      Expected string',
      '--------------------',
    ].join('\n');

    expect(specmatic.complaints(raw)).toEqual([
      { where: 'POST /a -> 200', says: 'RESPONSE.BODY.x R1001: Type mismatch Expected string' },
    ]);
  });

  it('is what Prism says of replies and not of requests', () => {
    const raw = [
      '[PROXY] ℹ  info      The upstream call to /a has returned 200',
      '[VALIDATOR] ✖  error     Violation: request.body.x must be integer',
      '[VALIDATOR] ✖  error     Violation: response.body.y must be string',
    ].join('\n');

    expect(prism.complaints(raw)).toEqual([
      { where: '/a', says: 'response.body.y must be string' },
    ]);
  });

  it('is the rule alone where Schemathesis speaks of a generated value', () => {
    const raw = [
      '=================================== FAILURES ===================================',
      '________________ POST /a ________________',
      '1. Test Case ID: mByz2P',
      '',
      '- ST201 Schema-violating request accepted',
      '',
      '    Invalid component: Missing `x` at header',
      '',
      '[200] OK:',
      '=================================== SUMMARY ====================================',
    ].join('\n');

    expect(schemathesis.complaints(raw)).toEqual([
      { where: 'POST /a', says: 'ST201 Schema-violating request accepted' },
    ]);
  });
});
