import { useEffect } from 'react';
import { useNotificationContext, useTranslate } from 'react-admin';

const shownMs = 4_000;

/** Short messages at the edge of the screen; each goes by itself. */
export function Toasts() {
  const translate = useTranslate();
  const { notifications, takeNotification } = useNotificationContext();
  const first = notifications[0];
  useEffect(() => {
    if (!first) return undefined;
    const timer = setTimeout(takeNotification, shownMs);
    return () => {
      clearTimeout(timer);
    };
  }, [first, takeNotification]);
  return (
    <div className="toasts" role="status">
      {notifications.map((n, i) => (
        <div key={i} className={n.type === 'error' ? 'toast bad' : 'toast'}>
          {typeof n.message === 'string' ? translate(n.message, n.notificationOptions?.messageArgs) : n.message}
        </div>
      ))}
    </div>
  );
}
