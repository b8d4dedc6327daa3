type WorkEmailProps = { email: string };

/** An e-mail address that goes on in the next line behind its @, where there is no room for all of it. */
export function WorkEmail({ email }: WorkEmailProps) {
  const at = email.lastIndexOf("@") + 1;
  return (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  );
}
