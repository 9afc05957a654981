#!/usr/bin/env node
/**
 * The door to `qiyue.ts`, for an installed `qiyue`: what the cache of compiled code is to hold has
 * to be imported after it is turned on, and Node takes longer to read types out of one file than
 * all others take to load.
 */
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./qiyue.ts');
