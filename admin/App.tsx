import { lazy, Suspense } from 'react';
import { CoreAdmin, CustomRoutes, Resource } from 'react-admin';
import { Route } from 'react-router-dom';
import { authProvider } from './data/auth.ts';
import { dataProvider } from './data/provider.ts';
import { Home } from './frame/Home.tsx';
import { Layout } from './frame/Layout.tsx';
import { Crash, NotFound } from './frame/Lost.tsx';
import { i18nProvider } from './i18n/provider.ts';
import { Bones } from './pieces/States.tsx';

const SignIn = lazy(() => import('./frame/SignIn.tsx'));
const Intake = lazy(() => import('./desks/intake/Intake.tsx'));
const QueueDesk = lazy(() => import('./desks/queue/QueueDesk.tsx'));
const CasePage = lazy(() => import('./case/CasePage.tsx'));
const CaseList = lazy(() => import('./pages/CaseList.tsx'));
const Limits = lazy(() => import('./pages/Limits.tsx'));
const Notices = lazy(() => import('./pages/Notices.tsx'));
const Missed = lazy(() => import('./pages/Missed.tsx'));
const Units = lazy(() => import('./pages/Units.tsx'));
const Users = lazy(() => import('./pages/Users.tsx'));
const Categories = lazy(() => import('./pages/Categories.tsx'));
const Catalogue = lazy(() => import('./pages/Catalogue.tsx'));
const Templates = lazy(() => import('./pages/Templates.tsx'));
const Calendars = lazy(() => import('./pages/rules/Calendars.tsx'));
const Profiles = lazy(() => import('./pages/rules/Profiles.tsx'));
const Changes = lazy(() => import('./pages/rules/Changes.tsx'));
const Articles = lazy(() => import('./pages/articles/Articles.tsx'));
const ArticlePage = lazy(() => import('./pages/articles/ArticlePage.tsx'));
const Ahead = lazy(() => import('./pages/oversight/Ahead.tsx'));
const Shift = lazy(() => import('./pages/oversight/Shift.tsx'));
const Audit = lazy(() => import('./pages/oversight/Audit.tsx'));
const Overview = lazy(() => import('./pages/oversight/Overview.tsx'));
const WhatIf = lazy(() => import('./pages/rules/WhatIf.tsx'));

const SignInPage = () => (
  <Suspense fallback={<Bones rows={3} />}>
    <SignIn />
  </Suspense>
);

const Loading = () => <Bones />;

/** The console: react-admin carries sessions, routes, resources and languages; the desks are our own. */
export function App() {
  return (
    <CoreAdmin
      disableTelemetry
      requireAuth
      title="一号"
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      layout={Layout}
      loginPage={SignInPage}
      dashboard={Home}
      catchAll={NotFound}
      error={Crash}
      loading={Loading}
    >
      <Resource name="cases" list={CaseList} show={CasePage} />
      <Resource name="notices" list={Notices} />
      <Resource name="units" list={Units} recordRepresentation="name" />
      <Resource name="users" list={Users} recordRepresentation="name" />
      <Resource name="catalogue" list={Catalogue} />
      <Resource name="categories" list={Categories} recordRepresentation="name" />
      <CustomRoutes>
        <Route path="/intake" element={<Intake />} />
        <Route path="/missed" element={<Missed />} />
        <Route path="/queues/:name" element={<QueueDesk />} />
        <Route path="/queues/:name/:id" element={<QueueDesk />} />
        <Route path="/limits" element={<Limits />} />
        <Route path="/templates" element={<Templates />} />
        <Route path="/calendars" element={<Calendars />} />
        <Route path="/profiles" element={<Profiles />} />
        <Route path="/changes" element={<Changes />} />
        <Route path="/articles" element={<Articles />} />
        <Route path="/articles/:id" element={<ArticlePage />} />
        <Route path="/ahead" element={<Ahead />} />
        <Route path="/shift" element={<Shift />} />
        <Route path="/audit" element={<Audit />} />
        <Route path="/overview" element={<Overview />} />
        <Route path="/what-if" element={<WhatIf />} />
      </CustomRoutes>
    </CoreAdmin>
  );
}
