import type { Policy } from '../../../domain/policy.ts';
import { useT } from '../../i18n/useT.ts';
import { Loaded } from '../../pieces/States.tsx';
import { DraftPanel } from '../../rules/DraftPanel.tsx';
import { editedPolicy, type PolicyEdit, subjectOf } from '../../rules/policy/edits.ts';
import { General } from '../../rules/policy/General.tsx';
import { Grid } from '../../rules/policy/Grid.tsx';
import { sayEdit } from '../../rules/policy/words.ts';
import { useEdits } from '../../rules/useEdits.ts';
import { usePolicies } from '../../rules/useRules.ts';

function Board({ inForce }: { inForce: Policy }) {
  const t = useT();
  const edits = useEdits<PolicyEdit>('policy', subjectOf);
  const policy = edits.all.length > 0 ? editedPolicy(inForce, edits.all) : inForce;
  const say = (edit: PolicyEdit): string => sayEdit(t, edit);
  return (
    <>
      <DraftPanel
        draft={{ part: 'policy', body: policy }}
        edits={edits}
        say={say}
        basis={edits.all.slice(0, 3).map(say).join('；')}
      />
      <Grid policy={policy} inForce={inForce} onEdit={edits.add} />
      <General policy={policy} onEdit={edits.add} />
    </>
  );
}

/** The limits in force, clock by clock, and the draft of their next version. */
export default function Profiles() {
  const t = useT();
  const policies = usePolicies();
  const version = policies.data?.[0]?.version;
  return (
    <div className="page stack wide">
      <div className="row wrap">
        <h1 className="case-title">{t('rail.profiles')}</h1>
        {version === undefined ? null : <span className="chip">{t('rules.version', { n: version })}</span>}
        <span className="faint small">{t('policy.hint')}</span>
      </div>
      <Loaded query={policies}>
        {([newest]) => {
          if (!newest) return <p className="none">{t('policy.none')}</p>;
          const { id: _, ...inForce } = newest;
          return <Board inForce={inForce} />;
        }}
      </Loaded>
    </div>
  );
}
