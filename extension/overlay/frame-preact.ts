import {Fragment} from 'preact';
import {useEffect, useLayoutEffect, useMemo, useRef, useState} from 'preact/hooks';
import {jsx, jsxs} from 'preact/jsx-runtime';

/** What scripts that come after the frame use of its Preact, see `share-preact`. Preact has one function for all three. */
export const framePreact = {Fragment, jsx, jsxs, jsxDEV: jsx, useEffect, useLayoutEffect, useMemo, useRef, useState};
