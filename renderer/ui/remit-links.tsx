import { useNavigate } from 'react-router';
import { Button } from './button.tsx';

/** From the remittances to what stands beside them: payments below the agreed price, and EOBs on paper. */
export function RemitLinks() {
  const navigate = useNavigate();
  return (
    <>
      <Button keys="U" onClick={() => void navigate('/remits/underpayments')}>
        Underpayments
      </Button>
      <Button keys="P" onClick={() => void navigate('/remits/paper')}>
        Paper EOBs
      </Button>
    </>
  );
}
