import { TCModel, TCString, type GVL } from '@iabtechlabtcf/core';
import type { Signal, Told } from '../../../../core/signal.ts';

/**
 * The TC string of what was told. A vendor has consent where all purposes are granted for which it
 * asks consent. Legitimate interests are never claimed: nobody is shown them, and no objection to
 * them could be made.
 */
export function stringOf(
  signal: Extract<Signal, { key: 'tcf' }>,
  told: Told,
  gvl: GVL,
  at: Date,
): string {
  const { cmpId, cmpVersion, publisherCountry, vendors, nonStandardTexts } = signal;
  const model = new TCModel(gvl);
  model.cmpId = cmpId;
  model.cmpVersion = cmpVersion;
  model.consentScreen = 1;
  model.isServiceSpecific = true;
  model.publisherCountryCode = publisherCountry;
  model.useNonStandardTexts = nonStandardTexts === true;
  const granted = numbers(told, 'purpose');
  model.purposeConsents.set(granted);
  model.specialFeatureOptins.set(numbers(told, 'specialFeature'));
  for (const { id, purposes, deletedDate } of Object.values(gvl.vendors)) {
    if (deletedDate || (vendors && !vendors.includes(id))) continue;
    model.vendorsDisclosed.set(id);
    const asks = purposes.length > 0 && purposes.every((purpose) => granted.includes(purpose));
    if (asks) model.vendorConsents.set(id);
  }
  // Both to the day, in UTC (TCF, "Created").
  const day = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
  model.created = day;
  model.lastUpdated = day;
  return TCString.encode(model);
}

/** Of `purpose1`, `purpose7`: 1 and 7, where they are granted. */
const numbers = (told: Told, word: string): number[] =>
  Object.keys(told)
    .filter((name) => name.startsWith(word) && told[name] === true)
    .map((name) => Number(name.slice(word.length)));
