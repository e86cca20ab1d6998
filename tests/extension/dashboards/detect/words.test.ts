import {describe, expect, it} from 'vitest';
import {emailIn} from '../../../../extension/dashboards/detect/anchors.ts';
import {looksLikeName, valueKind} from '../../../../extension/dashboards/detect/columns.ts';
import {fieldOf, isContent, isMaker, subjectOf} from '../../../../extension/dashboards/detect/words.ts';

describe('header words in English, French and Spanish', () => {
  it.each([
    ['Name', 'Nom', 'Nombre', 'name'],
    ['Email', 'Adresse e-mail', 'Correo electrónico', 'email'],
    ['Status', 'Statut', 'Estado', 'status'],
    ['Tiers', 'Paliers', 'Niveles', 'tier'],
    ['Pledge', 'Engagement', 'Aportación', 'amount'],
    ['Lifetime', 'Total à vie', 'Histórico', 'lifetime'],
    ['Join date', 'Date d’inscription', 'Fecha de alta', 'since'],
    ['Last charge', 'Dernier paiement', 'Último cobro', 'last-charge'],
    ['Purchase Date', 'Date d’achat', 'Fecha de compra', 'date'],
    ['Product', 'Produit', 'Producto', 'product'],
    ['Address', 'Adresse', 'Dirección', 'address'],
    ['Notes', 'Remarques', 'Notas', 'notes'],
    ['Country', 'Pays', 'País', 'location'],
  ])('%s, %s and %s mean the same', (en, fr, es, field) => {
    expect([en, fr, es, en.toUpperCase(), `${fr} ▲`, `  ${es}: `].map(fieldOf)).toEqual(Array(6).fill(field));
  });

  it('tell who made a thing, and what is to be read, from who is listed', () => {
    for (const header of ['Author', 'Auteur', 'Autora', 'Created by', 'Owner', 'Actor'])
      expect(isMaker(header), header).toBe(true);
    for (const header of ['Comment', 'Objet', 'Título', 'Subject']) expect(isContent(header), header).toBe(true);
    for (const header of ['Member', 'Client', 'Correo']) expect(isMaker(header) || isContent(header), header).toBe(false);
  });

  it.each([
    ['Membres', 'people'],
    ['Tus seguidores', 'people'],
    ['Your patrons & fans', 'people'],
    ['Ventas', 'sales'],
    ['14 commentaires', 'other'],
    ['Comments on our members', 'other'],
    ['Remembering', undefined],
    ['Artículos', 'other'],
  ])('"%s" is about %s', (text, subject) => {
    expect(subjectOf(text)).toBe(subject);
  });
});

describe('what a cell holds', () => {
  it.each([
    ['ada@example.org', 'email'],
    ['$5.00', 'money'],
    ['5,00 €', 'money'],
    ['US$5', 'money'],
    ['1 234,56 EUR', 'money'],
    ['3 nov. 2026', 'date'],
    ['3 de nov de 2026', 'date'],
    ['2026-11-03', 'date'],
    ['03/11/2026', 'date'],
    ['il y a 3 ans', 'date'],
    ['hace 3 años', 'date'],
    ['3 years ago', 'date'],
    ['12', 'number'],
    ['4 %', 'number'],
    ['12 customers', 'number'],
    ['Gold', 'text'],
    ['—', 'empty'],
    ['N/A', 'empty'],
  ])('%s is %s', (text, kind) => {
    expect(valueKind(text)).toBe(kind);
  });

  it('is a name in many scripts, and a product is not', () => {
    const names = [
      'Ada Adler',
      'Íñigo Núñez Peña',
      'Siobhán O’Brien',
      'Ludwig van Beethoven',
      'Дмитрий Соколов',
      '王 伟',
      'فاطمة الزهراء',
    ];
    expect(names.filter(name => !looksLikeName(name))).toEqual([]);
    expect(['Winter songs (PDF)', 'ok', 'Order 12', 'thank you'].filter(looksLikeName)).toEqual([]);
  });

  it.each([
    ['Ada <ada@example.org>', 'ada@example.org'],
    ['ADA+letters@Example.ORG.', 'ada+letters@example.org'],
    ['@ada@social.example', undefined],
    ['@ada', undefined],
    ['a@b', undefined],
    ['j***@example.org', undefined],
  ])('the address in "%s" is %s', (text, email) => {
    expect(emailIn(text)).toBe(email);
  });
});
