import type { PlaceholderWords } from './PlaceholderWords.ts';

const en: PlaceholderWords = {
  title: (name) => `Content of ${name} is not loaded`,
  sends: (data, name) => `Loading it sends this from your device to ${name}: ${data}`,
  ours: 'What we use it for:',
  theirs: (name) => `What ${name} uses it for:`,
  once: 'Load once',
  always: 'Always allow',
  agrees: '“Always allow” agrees to this, until you take it back:',
  choices: 'Your choices',
  failed: 'This could not be saved on this device. Please try again.',
};

const ja: PlaceholderWords = {
  title: (name) => `${name}のコンテンツは読み込まれていません`,
  sends: (data, name) => `読み込むと、お使いの端末から${name}に次の情報が送られます:${data}`,
  ours: '当サイトでの利用目的:',
  theirs: (name) => `${name}での利用目的:`,
  once: '今回だけ読み込む',
  always: '常に許可する',
  agrees: '「常に許可する」を選ぶと、取り消すまで次のことに同意したことになります:',
  choices: '選択の確認・変更',
  failed: 'この端末に保存できませんでした。もう一度お試しください。',
};

const ar: PlaceholderWords = {
  title: (name) => `لم يُحمَّل محتوى ${name}`,
  sends: (data, name) => `عند تحميله يُرسَل من جهازك إلى ${name} ما يلي: ${data}`,
  ours: 'غرضنا من استخدامه:',
  theirs: (name) => `غرض ${name} من استخدامه:`,
  once: 'تحميل هذه المرة',
  always: 'السماح دائمًا',
  agrees: 'باختيارك «السماح دائمًا» توافق على ما يلي إلى أن تسحب موافقتك:',
  choices: 'خياراتك',
  failed: 'تعذّر الحفظ على هذا الجهاز. حاول مرة أخرى.',
};

/** By language. */
export const words: { readonly [lang: string]: PlaceholderWords } = { en, ja, ar };
