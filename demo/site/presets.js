/** People to be at a click, by company. */
export const presets = {
  ntt: [
    { key: 'subscriber', audience: { service: 'internet-connection' } },
    {
      key: 'consumer',
      audience: {
        service: 'internet-connection',
        relation: 'consumer',
        contract: 'active',
        jurisdiction: 'JP',
      },
    },
    { key: 'portalUser', audience: { service: 'customer-portal', relation: 'portal-user' } },
    { key: 'employee', audience: { relation: 'corporate-employee' } },
    { key: 'teledome', audience: { service: 'teledome' } },
    { key: 'visitor', audience: { relation: 'visitor' } },
    { key: 'applicant', audience: { relation: 'applicant' } },
  ],
  docomo: [
    {
      key: 'neverMember',
      audience: { 'data-acquired': '2018-06-01', 'd-point-membership': [] },
    },
    {
      key: 'memberSince2020',
      audience: { 'data-acquired': '2018-06-01', 'd-point-membership': [{ from: '2020-04-01' }] },
    },
    {
      key: 'memberUntil2019',
      audience: {
        'data-acquired': '2018-06-01',
        'd-point-membership': [{ from: '2015-04-01', until: '2019-04-01' }],
      },
    },
    {
      key: 'newCustomer',
      audience: { 'data-acquired': '2021-03-01', 'd-point-membership': [] },
    },
    { key: 'unknown', audience: {} },
  ],
  colt: [
    { key: 'customerAsia', audience: { relation: 'customer', region: 'asia' } },
    { key: 'visitor', audience: { relation: 'visitor', region: 'asia' } },
    { key: 'applicant', audience: { relation: 'applicant', region: 'asia' } },
    { key: 'customerElsewhere', audience: { relation: 'customer', region: 'elsewhere' } },
    { key: 'unknown', audience: {} },
  ],
};
