import type { Ending } from '../functions';
import type { Envelope } from './envelope';
import { invalid, Refusal, type RefusalCode, unsupported } from './refusal';
import { type Json, parsed } from './value';

/** Calls a function of this machine as another function would: no person, only what is sent along. */
export type CallFunction = (name: string, event: Json) => Promise<Ending>;

const ENDINGS: Readonly<Record<Exclude<Ending['kind'], 'answered'>, readonly [RefusalCode, string]>> = {
  unknown: ['FUNCTION_NOT_FOUND', 'there is no such function'],
  large: ['EXCEED_REQUEST_SIZE_LIMIT', 'the request is larger than a function takes'],
  swollen: ['FUNCTIONS_EXECUTE_FAIL', 'the reply is larger than 6 MB'],
  late: ['FUNCTIONS_TIME_LIMIT_EXCEEDED', 'the function took longer than its time limit'],
  died: ['FUNCTIONS_EXECUTE_FAIL', 'the functions ended'],
  threw: ['FUNCTIONS_EXECUTE_FAIL', 'the function threw; its log says why'],
};

/** `app.callFunction` of the SDK. */
export async function invoke(call: CallFunction | undefined, envelope: Envelope) {
  envelope.only('function_name', 'qualifier', 'request_data');
  if (call === undefined) {
    throw new Refusal('INVALID_ACTION', 'this gateway has no functions: functions.invokeFunction is not supported');
  }
  if (envelope.fields['qualifier'] !== undefined) {
    throw unsupported('a version of a function');
  }
  const data = envelope.fields['request_data'] ?? '';
  if (typeof data !== 'string') {
    throw invalid('request_data must be a text');
  }
  const ending = await call(envelope.text('function_name'), data === '' ? {} : parsed(data, 'request_data'));
  if (ending.kind !== 'answered') {
    throw new Refusal(...ENDINGS[ending.kind]);
  }
  return { data: { response_data: JSON.stringify(ending.value ?? null) } };
}
