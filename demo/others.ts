import { listen } from './http.ts';
import { thirdParty } from './third-party.ts';

/** The origins of the companies that are not the site's own, by what they send to the page. */
export interface Others {
  readonly ads: string;
  readonly analysis: string;
  readonly coupons: string;
  readonly points: string;
}

/** All that listens besides the site. */
export interface Listening {
  /** Where `/seen` lists what reached any of them. */
  readonly url: string;
  readonly others: Others;
  close(): Promise<unknown>;
}

/**
 * Starts the other companies, from this port on; 0 takes any that are free. They are one program, so
 * that one list holds all that reached them, but each has an origin of its own.
 */
export async function listenOthers(port: number): Promise<Listening> {
  const company = thirdParty();
  const at = (offset: number) => listen(company, port === 0 ? 0 : port + offset);
  const [list, ads, analysis, coupons, points] = await Promise.all([
    at(0),
    at(1),
    at(2),
    at(3),
    at(4),
  ]);
  return {
    url: list.url,
    others: { ads: ads.url, analysis: analysis.url, coupons: coupons.url, points: points.url },
    close: () => Promise.all([list, ads, analysis, coupons, points].map((one) => one.close())),
  };
}
