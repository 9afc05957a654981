import { html, type Markup } from './markup.ts';

/** A fragment for any id: what is not a plain character is spelled out, so none collide. */
const fragment = (id: string): string =>
  id.replace(/[^a-zA-Z0-9.-]/gu, (character) => `_${character.codePointAt(0)?.toString(16)}_`);

export const checkAnchor = (id: string): string => `c-${fragment(id)}`;
export const requirementAnchor = (id: string): string => `r-${fragment(id)}`;
export const targetAnchor = (file: string): string => `t-${fragment(file)}`;

export const checkLink = (id: string): Markup =>
  html`<a class="id" href="#${checkAnchor(id)}">${id}</a>`;

export const requirementLink = (id: string): Markup =>
  html`<a class="id" href="#${requirementAnchor(id)}">${id}</a>`;
