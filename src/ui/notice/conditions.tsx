import type { VNode } from 'preact';
import type { AudienceRule, Operator } from '../../core/audience.ts';
import { isCivilDate } from '../../core/civil.ts';
import { conditionOf } from '../../core/rule.ts';
import { listOf } from '../listOf.ts';
import { civilOf } from '../second/format.ts';
import { List } from './names.tsx';
import type { Part } from './Part.ts';
import { inBest, own } from './said.ts';

/** An audience rule in words, attribute by attribute; nothing where it is everybody. */
export function conditions(
  { ui: { words, lang }, notice, reader }: Part,
  rule: AudienceRule | undefined,
): VNode | undefined {
  const attributes = Object.entries(rule ?? {});
  if (attributes.length === 0) return undefined;
  return (
    <List
      of={attributes.map(([attribute, condition]) => {
        const { texts = {} } = own(notice.cited.attributes, attribute) ?? {};
        const named = inBest(texts, reader);
        const nameOf = (value: unknown): string =>
          isCivilDate(value)
            ? civilOf(value, lang)
            : (own(named?.words.values, String(value)) ?? String(value));
        const told = Object.entries(conditionOf(condition)).map(([operator, value]) =>
          words.conditions[operator as Operator](listOf([value].flat().map(nameOf), lang)),
        );
        return (
          <>
            <bdi lang={named?.lang}>{named?.words.name ?? attribute}</bdi>: {told.join(words.and)}
          </>
        );
      })}
    />
  );
}
