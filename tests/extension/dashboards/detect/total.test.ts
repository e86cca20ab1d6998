import {describe, expect, it} from 'vitest';
import {countIn, saysNobody} from '../../../../extension/dashboards/detect/total.ts';

describe('the total that a page prints', () => {
  it.each([
    ['1,234 members', 1234],
    ['1 234 membres', 1234],
    ['1 234 abonnés', 1234],
    ['1.234 miembros', 1234],
    ['12 mécènes', 12],
    ['2.318.450 suscriptores', 2_318_450],
    ['All sales (57)', 57],
    ['Ventes (1 057)', 1057],
    ['Members: 88', 88],
    ['57 active members', 57],
    ['Showing 1–50 of 1,234', 1234],
    ['1-50 of 1,234', 1234],
    ['1 à 50 sur 1 234', 1234],
    ['1–50 de 1.234', 1234],
    ['0 members', 0],
  ])('is read from "%s"', (text, count) => {
    expect(countIn(text)?.count).toBe(count);
  });

  it.each([
    '1.2K members',
    '12 comments',
    'Members',
    '5 €',
    '3 Nov 2026',
    'Page 3 of 12',
    'members since 2024 in 14 countries and many more places that a page may like to tell about at length',
    '+12% members',
  ])('is not read from "%s"', text => {
    expect(countIn(text)).toBeUndefined();
  });
});

describe('an empty list', () => {
  it.each([
    'No members match the current filter',
    'No members yet',
    'You have no subscribers',
    'No matching results',
    'No results found.',
    'Aucun membre ne correspond à ce filtre',
    'Vous n’avez pas encore d’abonnés',
    'Aucun résultat',
    'No hay miembros',
    'Ningún miembro coincide',
    'Sin resultados',
    'No se encontraron clientes',
  ])('is known by "%s"', text => {
    expect(saysNobody(text)).toBe(true);
  });

  it.each(['Members', '400 members', 'Members 0', 'North members', 'Casino customers', 'Notes'])('is not known by "%s"', text => {
    expect(saysNobody(text)).toBe(false);
  });
});
