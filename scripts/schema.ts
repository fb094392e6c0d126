/*
 * Writes `dist/notices.schema.json`, by which editors help to write `notices.json`, and beside it the
 * description of the protocol.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { toJsonSchema, type ConversionConfig, type JsonSchema } from '@valibot/to-json-schema';
import { RULE_FORMS, RuleItem } from '../src/core/shape/audience.ts';
import { shape } from '../src/core/shape.ts';

const [words, condition] = RULE_FORMS;

/**
 * Draft 7, since every editor knows it, and some know no later one; nothing here needs a later one,
 * and all of it means the same in 2020-12. What only a function can check, a schema cannot say:
 * references, circles, and whether a day exists. `doui check` says it.
 */
const CONFIG: ConversionConfig = {
  target: 'draft-07',
  // The last schema of a pipe: one before it only looks for names that are reserved.
  typeMode: 'output',
  definitions: { condition },
  overrideAction: ({ valibotAction: { type }, jsonSchema }) =>
    type === 'check' || type === 'finite' ? jsonSchema : undefined,
  overrideSchema({ valibotSchema, jsonSchema }) {
    if (valibotSchema === RuleItem) {
      const { $schema: _, $defs: __, ...list } = toJsonSchema(words, CONFIG);
      return { anyOf: [list, { $ref: '#/$defs/condition' }] };
    }
    // Also one whose keys are only so many.
    return valibotSchema.type === 'record' ? jsonSchema : undefined;
  },
};

/** As `core/unsafe.ts`, in one pattern without flags, of which JSON Schema has none. */
const UNSAFE =
  '<[A-Za-z!/?]|([Jj][Aa][Vv][Aa]|[Vv][Bb])[Ss][Cc][Rr][Ii][Pp][Tt]:|[Dd][Aa][Tt][Aa]:[A-Za-z]+/';

const { $defs = {}, ...converted } = toJsonSchema(shape, CONFIG);

/** The JSON Schema of `notices.json`. */
export const schema: JsonSchema = {
  ...converted,
  title: 'The notices of a site, for Doui',
  $defs: { ...$defs, unsafe: { type: 'string', pattern: UNSAFE } },
};

if (import.meta.main) {
  const dist = new URL('../dist/', import.meta.url);
  mkdirSync(dist, { recursive: true });
  writeFileSync(new URL('notices.schema.json', dist), `${JSON.stringify(schema, undefined, 1)}\n`);
  const openapi = new URL('../docs/openapi.json', import.meta.url);
  copyFileSync(openapi, new URL('openapi.json', dist));
}
