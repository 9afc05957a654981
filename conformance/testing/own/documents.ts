import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes the files of a contract into a folder of their own; gives the path of the first. */
export function written(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'qiyue-own-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return join(folder, Object.keys(files)[0] ?? '');
}

/** The least that can be judged: one operation, told by HTTP statuses, without any clause. */
export const notes = `openapi: 3.1.0
info: {title: Notes, version: '1'}
x-outcomes:
  rules:
    - {status: 2XX, outcomes: [success]}
    - {status: '401', outcomes: [bad-credentials]}
    - {status: '404', outcomes: [not-found]}
    - {status: '405', outcomes: [not-found]}
    - {status: 4XX, outcomes: [bad-input]}
    - {status: 5XX, outcomes: [server-fault]}
paths:
  /search:
    post:
      operationId: search
      x-safe: true
      security: [{login: []}]
      requestBody:
        required: true
        content:
          application/json; charset=utf-8:
            schema:
              type: object
              required: [kind]
              properties:
                kind: {enum: [a, b]}
                limit: {type: integer, minimum: 1, maximum: 10}
            example: {kind: a, limit: 3}
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema: {type: array, items: {$ref: 'more.yaml#/Note'}}
components:
  securitySchemes: {login: {type: http, scheme: basic}}
`;

/** A note holds notes. */
export const more = `Note:
  type: object
  required: [name]
  properties:
    name: {type: string}
    notes: {type: array, items: {$ref: '#/Note'}}
`;
