// Every page of the program, in the states that are worth a picture, and as whom it is seen.
import type { Role } from '../../server/access/rights.ts';

/** `as`: signed in with this role; `agency`: whose. `published`: it needs something published, which is done after the others. */
export interface Pictured { path: string; as?: Role; agency?: string; published?: true }

const AGENCY = 'bn-so-noi-vu';

export const EVERY_PAGE: Record<string, Pictured> = {
  overview: { path: '/' },
  catalogue: { path: '/chi-tieu' },
  'catalogue-filtered': { path: '/chi-tieu?tt=cham,nguy-co&mo=bg30-identity-verified' },
  target: { path: '/chi-tieu/bg30-online-dossiers' },
  'target-conflict': { path: '/chi-tieu/bg30-online-payment' },
  'target-count': { path: '/chi-tieu/bg30-public-service-units' },
  'target-rank': { path: '/chi-tieu/bg30-dx-rank' },
  'target-none': { path: '/chi-tieu/bg30-compliance-cost-cut' },
  trace: { path: '/chi-tieu/bg30-online-dossiers?tab=nguon' },
  definition: { path: '/chi-tieu/bg30-online-dossiers?tab=dinh-nghia' },
  activities: { path: '/hoat-dong' },
  'activities-year': { path: '/hoat-dong?kh=bac-giang-2025' },
  plans: { path: '/ke-hoach' },
  conclusions: { path: '/ket-luan' },
  'conclusions-secretary': { path: '/ket-luan?xem=thoi-gian', as: 'secretary' },
  conclusion: { path: '/ket-luan/1', as: 'secretary' },
  method: { path: '/phuong-phap' },
  publications: { path: '/cong-bo' },
  book: { path: '/so-tay/moi-nhat' },
  documents: { path: '/tai-lieu' },
  'publications-secretary': { path: '/cong-bo', as: 'secretary' },
  dues: { path: '/nop', as: 'reporter', agency: AGENCY },
  'dues-all': { path: '/nop', as: 'reviewer' },
  entry: { path: `/nop/2026Y/${AGENCY}`, as: 'reporter', agency: AGENCY },
  'entry-handed': { path: `/nop/2026Q3/${AGENCY}`, as: 'reporter', agency: AGENCY },
  receipt: { path: `/phieu/PN-2026Q3-${AGENCY}-01`, as: 'reporter', agency: AGENCY },
  review: { path: '/duyet', as: 'reviewer' },
  progress: { path: '/han-nop', as: 'reviewer' },
  journal: { path: '/nhat-ky', as: 'administrator' },
  reminders: { path: '/nhac-viec', as: 'reporter', agency: AGENCY },
  people: { path: '/nguoi-dung', as: 'administrator' },
  account: { path: '/tai-khoan', as: 'reporter', agency: AGENCY },
  'sign-in': { path: '/dang-nhap' },
  'invitation-over': { path: '/vao/khong-con' },
  search: { path: '/tim?tim=truc tuyen' },
  lost: { path: '/khong-co' },
  'briefings-none': { path: '/trinh-chieu', as: 'secretary' },
  screens: { path: '/man-hinh', as: 'administrator' },
  'screen-revoked': { path: '/man-hinh/mh-khong-con' },
  'screen-card': { path: '/man-hinh/mh-kiem-tra?kiem-tra=1' },
  briefings: { path: '/trinh-chieu', as: 'secretary', published: true },
  ...Object.fromEntries([1, 2, 3, 4, 9].map((slide) => [`stage-${slide}`, { path: `/trinh-chieu/1-bac-giang-2021-2030?trang=${slide}`, as: 'secretary' as const, published: true as const }])),
  presenter: { path: '/trinh-chieu/1-bac-giang-2021-2030/dieu-khien', as: 'secretary', published: true },
  arrange: { path: '/trinh-chieu/1-bac-giang-2021-2030/sap-xep', as: 'secretary', published: true },
};
