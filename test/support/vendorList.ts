const purpose = (id: number) => ({ id, name: `Purpose ${id}`, description: '', illustrations: [] });
const numbered = <Item>(count: number, make: (id: number) => Item): { [id: string]: Item } =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [place + 1, make(place + 1)]));

const vendor = (id: number, purposes: number[], more: object = {}) => ({
  id,
  name: `Vendor ${id}`,
  purposes,
  legIntPurposes: [],
  flexiblePurposes: [],
  specialPurposes: [],
  features: [],
  specialFeatures: [],
  cookieMaxAgeSeconds: null,
  usesCookies: false,
  cookieRefresh: false,
  usesNonCookieAccess: false,
  urls: [{ langId: 'en', privacy: 'https://vendor.example/' }],
  ...more,
});

/** A vendor list in IAB Europe's form, of five vendors, of which one is gone. */
export const VENDOR_LIST = {
  gvlSpecificationVersion: 3,
  vendorListVersion: 123,
  tcfPolicyVersion: 5,
  lastUpdated: '2026-11-19T16:00:00Z',
  purposes: numbered(11, purpose),
  specialPurposes: numbered(3, purpose),
  features: numbered(3, purpose),
  specialFeatures: numbered(2, purpose),
  stacks: {},
  dataCategories: {},
  vendors: {
    2: vendor(2, [1]),
    7: vendor(7, [1, 3, 4]),
    8: vendor(8, [], { legIntPurposes: [7], specialPurposes: [1] }),
    9: vendor(9, [1], { deletedDate: '2025-01-01T00:00:00Z' }),
    10: vendor(10, [1, 2]),
  },
};
