import './style/base.css';
import './style/parts.css';
import './style/panels.css';
import './style/story.css';
import './style/figures.css';
import './style/article.css';
import './style/print.css';
import { mount } from 'svelte';
import App from './App.svelte';

const target = document.getElementById('app');
if (target) mount(App, { target });
