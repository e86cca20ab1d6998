import {i18n} from '#i18n';
import {SAMPLE_PEOPLE, type SamplePerson} from '../../sample/sample-people';
import {startOf} from '../../sample/sample-readings';
import {formats} from '../language';
import {removeSamplesHere} from './samples-here';

/**
 * A member list as a membership site would show it. It prints no score: chips, bar and menu are the overlay's own, which runs here
 * as it does on any site.
 */
export function SampleList({now}: {readonly now: number}) {
  return (
    <main class="sample-page">
      <header>
        <h1>{i18n.t('sample.listTitle')}</h1>
        <p>{i18n.t('sample.listText')}</p>
        <p class="row wraps">
          <a href="/page.html#/welcome">{i18n.t('sample.toOwn')}</a>
          <a href="/page.html#/today">{i18n.t('sample.toToday')}</a>
          <button type="button" onClick={() => void removeSamplesHere()}>
            {i18n.t('sample.removeAll')}
          </button>
        </p>
      </header>
      <div class="sample-list">
        <div class="sample-toolbar">
          <h2>{i18n.t('sample.members')}</h2>
        </div>
        <table>
          <thead>
            <tr>
              <th scope="col">{i18n.t('sample.name')}</th>
              <th scope="col">{i18n.t('sample.email')}</th>
              <th scope="col">{i18n.t('sample.tier')}</th>
              <th scope="col">{i18n.t('sample.since')}</th>
            </tr>
          </thead>
          <tbody>
            {SAMPLE_PEOPLE.map(person => (
              <Row key={person.number} person={person} now={now} />
            ))}
          </tbody>
        </table>
      </div>
    </main>
  );
}

function Row({person, now}: {readonly person: SamplePerson; readonly now: number}) {
  return (
    <tr>
      <td class="sample-name">{person.name}</td>
      <td class="sample-email">{person.email}</td>
      <td>{person.tier ?? i18n.t('sample.noTier')}</td>
      <td>{formats().date(startOf(person, now))}</td>
    </tr>
  );
}
