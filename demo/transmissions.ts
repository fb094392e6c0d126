import type { DataCategory, Transmission } from '../src/core/disclosure.ts';
import type { NoticesDocument } from '../src/core/notice.ts';
import type { Recipient } from '../src/core/party.ts';
import type { Registry } from '../src/core/units.ts';
import type { Company, Documents } from './documents.ts';
import type { Listening, Others } from './others.ts';

/*
 * What the pages of the demonstration really send to other companies, which are made up. The notices
 * of the real ones are silent on it, so that it stands here, and is added where they are served.
 */

const DATA: Registry<DataCategory> = {
  'page-visit': {
    texts: {
      en: {
        name: 'Your visit to this site',
        description: 'The address of this site, the language of the page, and when it was loaded.',
      },
      ja: {
        name: 'サイトの閲覧',
        description: 'このサイトのアドレス、ページの表示言語、表示した日時',
      },
    },
  },
  'page-browser': {
    texts: {
      en: {
        name: 'Your browser',
        description: 'Its kind and language, and the IP address from which you connect.',
      },
      ja: {
        name: 'ブラウザの情報',
        description: 'ブラウザの種類と言語、接続元のIPアドレス',
      },
    },
  },
  'page-use': {
    texts: {
      en: {
        name: 'What you look at on this page',
        description: 'That a part of the page was looked at, or a plan chosen; not which.',
      },
      ja: {
        name: 'ページのご利用',
        description:
          'ページの一部をご覧になったこと、プランをお選びになったこと (内容は送りません)',
      },
    },
  },
};

const recipient = (role: Recipient['role'], en: string, ja: string): Recipient => ({
  role,
  country: 'JP',
  texts: { en: { name: `${en} (made up)` }, ja: { name: `${ja} (架空の会社)` } },
});

const RECIPIENTS: Registry<Recipient> = {
  'asaoka-ads': recipient('third-party', 'Asaoka Advertising', '朝丘広告社'),
  'kawabe-analysis': recipient('processor', 'Kawabe Analysis', '川辺分析'),
  'sora-books': recipient('third-party', 'Sora Books', 'そら書店'),
  'minato-bath': recipient('third-party', 'Minato Bath House', 'みなと湯'),
  'ishigaki-backup': recipient('third-party', 'Ishigaki Backup', 'いしがきバックアップ'),
  'minami-supplies': recipient('third-party', 'Minami Supplies', 'みなみ商会'),
};

/** What a page sends when it loads a file of another company. */
const loading = (
  recipient: string,
  purpose: string,
  origin: string,
  texts: Transmission['texts'],
): Transmission => ({
  recipient,
  data: ['page-visit', 'page-browser'],
  purposes: [purpose],
  origins: [origin],
  texts,
});

const ads = (origin: string): Transmission =>
  loading('asaoka-ads', 'ads', origin, {
    en: {
      purpose: 'To show you an advertisement on this page.',
      recipientPurpose: 'To choose the advertisement, and to count how often it is shown.',
    },
    ja: {
      purpose: 'このページに広告を表示するため',
      recipientPurpose: '広告を選び、表示した回数を数えるため',
    },
  });

const coupon = (origin: string): Transmission =>
  loading('sora-books', 'partner-campaigns', origin, {
    en: {
      purpose: 'To show you a coupon of a partner store.',
      recipientPurpose: 'To make out the coupon, and to count how often it is shown.',
    },
    ja: {
      purpose: '提携店のクーポンを表示するため',
      recipientPurpose: 'クーポンを発行し、表示した回数を数えるため',
    },
  });

/** By company: in which notice they stand, and what they are. */
const SENT: {
  readonly [company in Company]: {
    readonly notice: string;
    readonly transmissions: (others: Others) => Registry<Transmission>;
  };
} = {
  ntt: {
    notice: 'specified-user-information',
    transmissions: (others) => ({
      ads: ads(others.ads),
      coupon: coupon(others.coupons),
      analysis: {
        ...loading('kawabe-analysis', 'behavioral-analysis', others.analysis, {
          en: {
            purpose: 'To find out which of our services suit you, and to suggest them.',
            recipientPurpose: 'To count what is looked at, on our behalf and for nothing else.',
          },
          ja: {
            purpose: 'お客さまに合う当社サービスを分析し、ご案内するため',
            recipientPurpose: '当社の委託により、ご覧になった回数を数えるため',
          },
        }),
        data: ['page-visit', 'page-browser', 'page-use'],
      },
    }),
  },
  docomo: {
    notice: 'personal-data',
    transmissions: (others) => ({
      ads: ads(others.ads),
      coupon: coupon(others.coupons),
      points: loading('minato-bath', 'affiliate-coupons', others.points, {
        en: {
          purpose: 'To show you an offer of a shop where points count.',
          recipientPurpose: 'To make out the offer, and to count how often it is shown.',
        },
        ja: {
          purpose: 'ポイント加盟店のおトクな情報を表示するため',
          recipientPurpose: '還元の内容を決め、表示した回数を数えるため',
        },
      }),
    }),
  },
  colt: {
    notice: 'personal-information-asia',
    transmissions: (others) => ({
      partner: loading('ishigaki-backup', 'partner-products', others.coupons, {
        en: {
          purpose: 'To show you a product of a partner.',
          recipientPurpose: 'To choose the product, and to count how often it is shown.',
        },
        ja: {
          purpose: '提携先の商品をご紹介するため',
          recipientPurpose: '商品を選び、表示した回数を数えるため',
        },
      }),
      supplier: loading('minami-supplies', 'group-sharing', others.points, {
        en: {
          purpose: 'To let a supplier know that this page was looked at.',
          recipientPurpose: 'To plan how much is needed of what it supplies.',
        },
        ja: {
          purpose: 'このページが閲覧されたことを供給業者に伝えるため',
          recipientPurpose: '供給する数量を計画するため',
        },
      }),
    }),
  },
};

/** The documents with what their pages send, and with the guard that holds it. */
export const disclosing = (
  documents: Documents,
  { url, others }: Pick<Listening, 'url' | 'others'>,
): Documents => {
  const whole = (company: Company): NoticesDocument => ({
    ...disclosed(documents[company], SENT[company], others),
    // The page itself asks there what has reached the others.
    guard: { mode: 'enforce', own: [url] },
  });
  return { ntt: whole('ntt'), docomo: whole('docomo'), colt: whole('colt') };
};

function disclosed(
  document: NoticesDocument,
  { notice, transmissions }: (typeof SENT)[Company],
  others: Others,
): NoticesDocument {
  const sent = transmissions(others);
  const named = Object.values(sent);
  return {
    ...document,
    data: {
      ...document.data,
      ...pick(
        DATA,
        named.flatMap(({ data }) => data),
      ),
    },
    recipients: {
      ...document.recipients,
      ...pick(
        RECIPIENTS,
        named.map(({ recipient }) => recipient),
      ),
    },
    transmissions: sent,
    notices: document.notices.map((one) =>
      one.key === notice ? { ...one, transmissions: Object.keys(sent) } : one,
    ),
  };
}

const pick = <Value>(from: Registry<Value>, keys: readonly string[]): Registry<Value> =>
  Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
