import type { VNode } from 'preact';
import type { AudienceRule, Condition, Operator } from '../../core/audience.ts';
import { isCivilDate } from '../../core/civil.ts';
import { listOf } from '../listOf.ts';
import { civilOf } from '../second/format.ts';
import { List } from './names.tsx';
import type { Part } from './Part.ts';

/**
 * An audience rule in words, attribute by attribute; nothing where it is everybody. Attributes go
 * by their keys: their words are no part of what is published with a notice.
 */
export function conditions(
  { ui: { words, lang } }: Part,
  rule: AudienceRule | undefined,
): VNode | undefined {
  const attributes = Object.entries(rule ?? {});
  if (attributes.length === 0) return undefined;
  const told = (operator: string, value: unknown): string => {
    const values = [value]
      .flat()
      .map((one) => (isCivilDate(one) ? civilOf(one, lang) : String(one)));
    return words.conditions[operator as Operator](listOf(values, lang));
  };
  return (
    <List
      of={attributes.map(([attribute, condition]) => {
        const stated: Condition = 'length' in condition ? { is: condition } : condition;
        return (
          <>
            <bdi>{attribute}</bdi>:{' '}
            {Object.entries(stated)
              .map(([operator, value]) => told(operator, value))
              .join(words.and)}
          </>
        );
      })}
    />
  );
}
