import type { OrderView } from '@comanda/shared/order/order-view.ts';
import { billOf } from '@comanda/shared/till/bill.ts';
import { offInWords } from '@comanda/shared/ui/giving/in-words.ts';
import { words as shared } from '@comanda/shared/ui/words.ts';
import { useMoney } from '../../data/money.ts';
import { words } from '../../words.ts';

const permille = 100;

/** What is owed so far, with the tax that is in it. */
export function OrderBill({ view }: { readonly view: OrderView }) {
  const { show, currency } = useMoney();
  const bill = billOf(view);
  return (
    <table className="order-bill">
      <tbody>
        {bill.discounts.length > 0 && (
          <tr>
            <th scope="row">{shared.giving.subtotal}</th>
            <td>{show(bill.subtotal)}</td>
          </tr>
        )}
        {bill.discounts.map(({ by, discount, off }) => (
          <tr key={by.event.id}>
            <th scope="row">{shared.giving.orderDiscount(offInWords(discount, currency), discount.reason)}</th>
            <td>−{show(off)}</td>
          </tr>
        ))}
        <tr className="total">
          <th scope="row">{words.order.total}</th>
          <td>
            {show(bill.total)} {currency}
          </td>
        </tr>
        {bill.taxes.map(({ rate, tax }) => (
          <tr key={rate} className="muted">
            <th scope="row">{words.order.tax(rate / permille)}</th>
            <td>{show(tax)}</td>
          </tr>
        ))}
        {bill.paid > 0 && (
          <>
            <tr>
              <th scope="row">{words.order.paid}</th>
              <td>{show(bill.paid)}</td>
            </tr>
            <tr>
              <th scope="row">{words.order.balance}</th>
              <td>{show(bill.due)}</td>
            </tr>
          </>
        )}
      </tbody>
    </table>
  );
}
