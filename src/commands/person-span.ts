import { OPERATOR_ID } from '../knowledge/operator.ts';
import { FORGOTTEN_ID } from '../knowledge/stores/person-store.ts';
import type { Say } from '../messages/speak.ts';
import type { Span } from './reply.ts';

/** Who made a change, by snowflake: by name, without a ping. */
export function personSpan(by: string, say: Say): Span {
  if (by === OPERATOR_ID) return say('brief.operator');
  return by === FORGOTTEN_ID ? say('brief.forgotten') : { user: by };
}
