/** A fact a row, its name before it. */
export function PrintFacts({ rows }: { readonly rows: readonly (readonly [label: string, value: string])[] }) {
  return (
    <table className="sheet-table">
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th>{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
