import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './page.css'
import { ProvincePage } from './ProvincePage.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has a #root')
createRoot(root).render(
  <StrictMode>
    <ProvincePage />
  </StrictMode>
)
