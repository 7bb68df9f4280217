// Every page of the program, in the states that are worth a picture, and as whom it is seen.
import type { Role } from '../../server/access/rights.ts';

/** `as`: signed in with this role; `agency`: whose. */
export interface Pictured { path: string; as?: Role; agency?: string }

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
  areas: { path: '/linh-vuc' },
  area: { path: '/linh-vuc/II' },
  agencies: { path: '/co-quan' },
  agency: { path: '/co-quan/bn-so-noi-vu' },
  'agency-former': { path: '/co-quan/bg-so-tai-nguyen-moi-truong' },
  matrix: { path: '/ma-tran' },
  'matrix-communes': { path: '/ma-tran?cap=xa&xem=khoang-cach&loc=van-de' },
  activities: { path: '/hoat-dong' },
  'activities-year': { path: '/hoat-dong?kh=bac-giang-2025' },
  plans: { path: '/ke-hoach' },
  method: { path: '/phuong-phap' },
  publications: { path: '/cong-bo' },
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
  lost: { path: '/khong-co' },
};
