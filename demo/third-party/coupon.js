const wanted = new URLSearchParams(location.search).get('lang') === 'ja' ? 'ja' : 'en';
document.documentElement.lang = wanted;
for (const coupon of document.querySelectorAll('.coupon')) coupon.hidden = coupon.lang !== wanted;
