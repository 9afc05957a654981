import { describe, expect, it } from 'vitest';
import { plainBytes } from '../../http/frame.ts';
import { bodyBytesFor } from '../../licences/upload.ts';
import { systemClock } from '../../platform.ts';
import { createBodyLimit } from './body-limit.ts';

const json = 'application/json';
const form = 'multipart/form-data; boundary=x';
const headersOf = (type: string, length?: number) => ({
  headers: { 'content-type': type, ...(length !== undefined && { 'content-length': `${length}` }) },
});

const limitOf = createBodyLimit(systemClock);

describe('the limit of a body', () => {
  it.each(['getEnterpriseGrade', 'updatePassword', undefined])('of %s is the plain one', (name) => {
    expect(limitOf(name, headersOf(json, 1))).toEqual({ bytes: plainBytes });
  });

  it.each([json, form])('of an upload as %s is larger', (type) => {
    const { bytes } = limitOf('uploadLicense', headersOf(type, 1));

    expect(bytes).toBe(bodyBytesFor(type));
    expect(bytes).toBeGreaterThan(10 * 1024 * 1024);
  });
});

describe('an upload', () => {
  it('need not wait if it is small', () => {
    expect(limitOf('uploadLicense', headersOf(form, plainBytes)).room).toBeUndefined();
  });

  it.each([undefined, 10 * 1024 * 1024])('of %o bytes shares one room with others', (length) => {
    const { room } = limitOf('uploadLicense', headersOf(form, length));

    expect(room).toBeDefined();
    expect(limitOf('uploadLicense', headersOf(json)).room).toBe(room);
  });
});
