import { inLanguage, NOT_STATED, stated, type Ld } from './terms.ts';
import { wordsOf } from '../locale.ts';
import { own } from '../own.ts';
import type { Controller, Recipient } from '../party.ts';
import type { PublishedNotice } from '../publish.ts';
import type { Locale } from '../units.ts';

const ROLES: { readonly [role in Recipient['role']]: string } = {
  'third-party': 'dpv:ThirdParty',
  processor: 'dpv:DataProcessor',
  'joint-user': 'dpv:JointDataControllers',
  authority: 'dpv:Authority',
};

/** The controller of a notice (27560 §6.3.6, party fields). */
export function controllerOf(notice: PublishedNotice, locale: Locale): Ld {
  const { by, contacts = [] } = notice;
  const { name, address } = wordsOf(by.texts, locale);
  return {
    ...partyOf('dpv:DataController', notice.controller, by, name, locale),
    'dpv:hasAddress': address === undefined ? NOT_STATED : inLanguage(address, locale),
    'dpv:hasContact': stated([by.url, ...contacts.map((contact) => contact.address)]),
  };
}

/** Those who receive data for a purpose (27560 `recipient third parties`). */
export function recipientsOf(
  { cited }: PublishedNotice,
  keys: readonly string[],
  locale: Locale,
): Ld[] {
  return [...new Set(keys)].flatMap((key) => {
    const recipient = own(cited.recipients, key);
    if (recipient === undefined) return [];
    const { name } = wordsOf(recipient.texts, locale);
    const party = partyOf(ROLES[recipient.role], key, recipient, name, locale);
    return {
      ...party,
      'dpv:hasAddress': NOT_STATED,
      'dpv:hasContact': stated([recipient.url]),
    };
  });
}

const partyOf = (
  type: string,
  key: string,
  { country }: Pick<Recipient, 'country'> | Controller,
  name: string,
  locale: Locale,
): { readonly [member: string]: Ld | undefined } => ({
  '@type': type,
  '@id': `doui:party:${encodeURIComponent(key)}`,
  'dct:identifier': key,
  'dpv:hasName': inLanguage(name, locale),
  'dpv:hasLocation': country === undefined ? undefined : { '@id': `loc:${country}` },
});
