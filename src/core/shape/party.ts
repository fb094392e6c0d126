import {
  CivilDate,
  Country,
  Key,
  listOf,
  may,
  must,
  object,
  oneOf,
  type Schema,
  Text,
  textsOf,
  Url,
} from './parts.ts';

export const Controller: Schema = object({
  country: must('Where it is established, such as JP.', Country),
  url: may('Its site.', Url),
  texts: must(
    'Its names and address, by locale.',
    textsOf(
      object({
        name: must('Its full name.', Text),
        representative: may(
          'Who represents it, where it is a legal person.',
          object({ name: Text, title: Text }),
        ),
        officer: may(
          'Who answers for the handling: a role, and a name where the notice gives one.',
          object({
            role: Text,
            title: may('Such as Senior Vice President.', Text),
            name: may('Where the notice gives one.', Text),
          }),
        ),
        address: may('Where it is.', Text),
      }),
    ),
  ),
});

export const Recipient: Schema = object({
  role: must(
    'processor: entrusted with work (APPI 27(5)(i)). joint-user: APPI 27(5)(iii).',
    oneOf('third-party', 'processor', 'joint-user', 'authority'),
  ),
  country: may('Where it is established, such as US.', Country),
  url: may('Its site.', Url),
  texts: must(
    'Its name, by locale.',
    textsOf(object({ name: Text, description: may('Who or what it is.', Text) })),
  ),
});

export const Law: Schema = object({
  country: must('Whose law it is, such as JP.', Country),
  number: may('As it is cited, such as Act No. 57 of 2003.', Text),
  egov: may('The e-Gov law id, such as 415AC0000000057.', Key),
  enacted: may('When it was enacted.', CivilDate),
  revised: may('Its latest revision.', object({ number: Text, date: CivilDate })),
  url: may('Where it can be read.', Url),
  texts: must('Its name, by locale.', textsOf(object({ name: Text }))),
});

export const Citation: Schema = object({
  law: must('A key of laws.', Key),
  articles: may('Such as 27-8.', listOf(Key)),
});
