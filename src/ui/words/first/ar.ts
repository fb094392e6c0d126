import type { FirstWords } from '../FirstWords.ts';

export const ar: FirstWords = {
  lang: 'ar',
  language: 'اللغة',
  acceptAll: 'قبول الكل',
  refuseAll: 'رفض الكل',
  choose: 'اختيار',
  saved: 'تم حفظ اختيارك.',
  notSaved: 'تعذّر حفظ اختيارك على هذا الجهاز. حاول مرة أخرى.',
  noChoices: 'تعذّر تحميل الاختيارات المفصّلة. يمكنك الإجابة عنها كلها هنا.',
  bases: {
    consent: 'بموافقتك فقط',
    'opt-out': 'مستخدَم ما لم ترفض',
    required: 'ضروري لتقديم الخدمة',
    'notice-only': 'للإعلام فقط، ولا يتطلب قرارًا',
  },
  reasons: {
    'not-asked': () => 'لم تقرر بعد',
    granted: (date) => `وافقت في ${date}`,
    refused: (date) => `رفضت في ${date}`,
    withdrawn: (date) => `سحبت موافقتك في ${date}`,
    closing: () => 'متوقف؛ الحفظ جارٍ',
    expired: (date) => `انتهت مدة موافقتك المسجلة في ${date}`,
    renewed: (date) => `تغيّر المحتوى بعد موافقتك في ${date}`,
    'not-shown': (date) => `موافقتك في ${date} كانت على إشعار آخر`,
  },
};
