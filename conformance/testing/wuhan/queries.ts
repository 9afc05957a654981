import type { ServerResponse } from 'node:http';
import { judged } from '../../checks/all.ts';
import { type Answering, type Received, sendJson } from '../endpoint.ts';
import { emptyPage, isSigned, refusal } from './gateway.ts';

const validate = judged.wuhan().contract.requestValidator('queryInvestors');

/** Serves the queries that the contract allows, and refuses all others. */
export const asAllowed: Answering = (request, response) =>
  answered(request, response, validate?.(bodyOf(request)) === true);

/** The same, but there is no least page: what is asked for is what the reply says. */
export const withoutLeastPage: Answering = (request, response) => {
  const body = bodyOf(request);
  const { pageNo } = Object(body?.query);
  const asked = Number.isInteger(pageNo) && pageNo < 1 ? pageNo : null;
  const right = asked === null ? body : { ...body, query: { ...Object(body?.query), pageNo: 1 } };
  const data = { ...emptyPage.data, pageNo: asked ?? emptyPage.data.pageNo };
  answered(request, response, validate?.(right) === true, data);
};

function answered(
  request: Received,
  response: ServerResponse,
  isAllowed: boolean,
  data: object = emptyPage.data,
): void {
  const reply = isAllowed ? { ...emptyPage, data } : refusal(500);
  sendJson(response, isSigned(request) ? reply : refusal(1433));
}

/** Undefined for what is no JSON. */
function bodyOf({ body }: Received): { readonly query?: unknown } | undefined {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
