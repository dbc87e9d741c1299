import { useLocation, useNavigate } from 'react-admin';
import { bring, seeRing, takeRing, useNewRing } from '../data/incoming.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';

/** A call that comes while another page than the intake is open: one key goes there with its number. */
export function Ringing() {
  const t = useT();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const ring = useNewRing();
  if (!ring || pathname === '/intake') return null;
  return (
    <div className="call-bar row wrap" role="alert">
      <strong>{t('calls.ringing', { phone: ring.phone })}</strong>
      <Button
        look="go"
        keys="alt+p"
        onPress={() => {
          takeRing(ring);
          bring(ring.phone);
          navigate('/intake');
        }}
      >
        {t('calls.answer')}
      </Button>
      <button type="button" className="plain" aria-label={t('do.close')} onClick={() => seeRing(ring)}>
        ✕
      </button>
    </div>
  );
}
