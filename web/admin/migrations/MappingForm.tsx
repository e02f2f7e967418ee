import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { post } from '../../api/client';
import { Refusal } from '../../ui';
import { BothDiagrams } from './BothDiagrams';
import { mappingOf, openStates, proposed, type Chosen, type Proposal } from './mapping';
import { useMigrationWords } from './messages';
import { NameMapping, PeriodMapping, VariableMapping } from './NameMapping';
import { StateMapping } from './StateMapping';

interface Grounds {
  ground: string;
  reason: string;
}

interface Props {
  from: string;
  to: string;
  proposal: Proposal;
}

/** The mapping, filled in where both versions say the same, with its ground and its reason. Making the plan moves nothing. */
export function MappingForm({ from, to, proposal }: Props) {
  const t = useMigrationWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(() => proposed(proposal));
  const choose = (part: keyof Chosen) => (name: string, value: string | null | undefined) =>
    setChosen((before) => ({ ...before, [part]: { ...before[part], [name]: value } }));
  const create = useMutation({
    mutationFn: (entries: Grounds) =>
      post('/api/migrations', { body: { from, to, mapping: mappingOf(chosen), ...entries } }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['/api/migrations'] });
      void message.success(t('createdDone'));
      await navigate(`/admin/migrations/${id}`);
    },
  });
  const must = [{ required: true, min: 2, whitespace: true, message: t('required') }];
  const missing = openStates(proposal, chosen).length;
  return (
    <>
      <p>
        <strong>{t('affected', { count: proposal.cases })}</strong>
      </p>
      <BothDiagrams from={from} to={to} />
      <StateMapping proposal={proposal} chosen={chosen} onChoose={choose('states')} />
      <NewRegions proposal={proposal} chosen={chosen} onChoose={choose('enter')} />
      <PeriodMapping
        periods={proposal.periods}
        targets={proposal.targetPeriods}
        choices={chosen.periods}
        onChoose={choose('periods')}
      />
      <VariableMapping
        variables={proposal.variables}
        targets={proposal.targetVariables}
        choices={chosen.variables}
        onChoose={choose('variables')}
      />
      <Form
        name="plan"
        className="panel narrow-form plan-form"
        layout="vertical"
        onFinish={(entries: Grounds) => create.mutate(entries)}
      >
        {missing > 0 && (
          <p role="status">
            <span className="chip chip-third2">{t('openStates', { count: missing })}</span>
          </p>
        )}
        <Form.Item name="ground" label={t('ground')} extra={t('groundHint')} rules={must}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="reason" label={t('reason')} rules={must}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <Refusal error={create.error} className="refusal" />
        <Button type="primary" htmlType="submit" loading={create.isPending}>
          {t('create')}
        </Button>
      </Form>
    </>
  );
}

function NewRegions({
  proposal: { targets },
  chosen,
  onChoose,
}: {
  proposal: Proposal;
  chosen: Chosen;
  onChoose: (name: string, to: string | null | undefined) => void;
}) {
  const t = useMigrationWords();
  const regions = targets.filter(({ isNew }) => isNew).map(({ path, title }) => ({ name: path, title }));
  const within = (region: string) =>
    targets
      .filter(({ path, type }) => type === 'atomic' && (path === region || path.startsWith(`${region}.`)))
      .map(({ path, title }) => ({ name: path, title }));
  return (
    <NameMapping
      id="new-regions"
      title={t('newRegions')}
      hint={t('newRegionsHint')}
      columns={[t('region'), t('startsAt')]}
      names={regions}
      choices={chosen.enter}
      options={[]}
      optionsOf={within}
      open={t('notEntered')}
      onChoose={onChoose}
    />
  );
}
