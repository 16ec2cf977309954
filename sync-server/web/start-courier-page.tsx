import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './page.css'
import './courier.css'
import { CourierPage } from './CourierPage.tsx'

export function startCourierPage(): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('courier.html has a #root')
  createRoot(root).render(
    <StrictMode>
      <CourierPage />
    </StrictMode>
  )
}
