<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Alarms</name>
    <message>
        <source>Normal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Off normal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>High limit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Low limit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fault</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alert</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not acknowledged</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledged</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Went off normal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Went into fault</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Back to normal</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>AtomicFile</name>
    <message>
        <source>Free space on the disk; nothing was lost, the old file is untouched.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Check who owns the folder and whether the disk is mounted read-only.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cannot write</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cannot bring to disk</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cannot create a temporary file beside it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cannot close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cannot put the new file in place</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cannot open its folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cannot bring its folder to disk</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cannot open: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>has %1 bytes, more than the %2 allowed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>cannot read: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>is longer than the %1 bytes allowed</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>the same</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 to %2, %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>ends within a day</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Server or client; it issues nothing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Issuer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Valid from</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Valid to</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Serial number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key SHA-256</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date in short that is read alike everywhere, such as 1 Nov 2026.</extracomment>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save certificate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Certificates (*.pem);;All files (*)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 was not saved: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Import certificates</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c *.crl);;All files (*)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unapproved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nobody has decided yet; the station does not connect.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A person accepted exactly this certificate; the station connects.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server shows another certificate than the approved one; the station does not connect.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The approval has ended; the station does not connect.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Denied</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A person refused this key; it is refused on every host.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>self-signed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>issuer unknown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>issuer not sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>other name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>expired</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not valid yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Challenge</name>
    <message>
        <source>TLS from the first byte</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The certificate does not name %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The certificate names %1, not %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The certificate names %1 and others, not %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The certificate was made by the server itself; no trusted authority vouches for it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The certificate's issuer is not in a trust store.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The issuer's certificate was not sent.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A certificate ended on %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A certificate is valid from %1 only.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This server's key was denied by a person.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The certificate of %1 is not the one approved.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The approval ended on %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A denied key is refused until its entry is deleted from Allowed Hosts.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This cannot be approved here: the server's administrator has to mend it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cannot confirm that this is %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The station tried %1 (%2).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Account "%1" tried %2 (%3).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Someone between this station and the server could read the password and the mail.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Name the station's folder with -s DIR</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the station has no time for another session</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the station belongs to another user</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Become that user, or root</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Description</name>
    <message>
        <source>"%1" is none of its texts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose one of: %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>LinkMaking</name>
    <message>
        <source>%1 feeds %2 now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 no longer feeds %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>MailAccounts</name>
    <message>
        <source>TLS</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>STARTTLS</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not encrypted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Looking up the host name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Agreeing on TLS</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting for the greeting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Introducing itself</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Asking for TLS</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Signing in</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connected, nothing to do</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Naming the sender</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Naming the recipients</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Announcing the message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sending the message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting until the message is accepted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clearing up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Saying goodbye</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>MailTimes</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 days</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Ord</name>
    <message>
        <source>Use letters, digits, '_', '-' and inner blanks, at most 128 characters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a name cannot be empty</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a name may have 128 characters at most</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a name begins with a letter, a digit or '_'</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a name cannot end with a blank</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the character '%1' is not allowed in a name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the slot name after the dot is missing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the handle after h: is not a number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>an ord begins with / or h:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For example /Services/EmailService, or h:42</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>Queued</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Uncertain</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Discarded</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Resetting</name>
    <message>
        <source>Forget a secret</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Resetting forgets the stored secret when you save. It cannot be brought back.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Forget it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset to the defaults (secrets stay)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SheetDisplay</name>
    <message>
        <source>multiple values</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Changed elsewhere to %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>another one</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Linked from %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>was %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>changed, not saved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>holds changes that are not saved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not the default</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 or more</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 or less</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SheetRules</name>
    <message>
        <source>no encryption</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 stays automatic, which means %2 now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2 was chosen by hand and stays; the usual one is %3 now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is the usual port of "%2"</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use no encryption</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Switch to %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not encrypted: others can read it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unusual here: "%1" mostly is on %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only one of these may be true. %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not encrypted: %1 would cross the network in the clear; the station refuses that. %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Counts only when %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>SheetText</name>
    <message>
        <source>multiple values</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 on station %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, Tocsin Workbench %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Secrets are not pasted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This cannot be changed here</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Station</name>
    <message>
        <source>A boolean that a person can override.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A boolean with its status, from a link, a driver or a person.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A number that a person can override.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A number with its status, from a link, a driver or a person.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A person's command that wins over the input; null = none. It survives a restart.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A sawtooth wave, for trying things out.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A sine wave, for trying things out.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A text that a person can override.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A text with its status, from a link, a driver or a person.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ack</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ack All</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ack Required To Alert</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ack Required To Fault</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ack Required To Normal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ack Required To Offnormal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acked Transitions</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledge</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledges every alarm that waits for it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledges the alarm with this id.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledges the open alarm of this source.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm Class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm Id</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm Inhibit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm Instructions</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm Service</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm above this value.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm below this value.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm records of this class that the store knows, open or not.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm while a boolean has its alarm value.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm while a number is above or below its limits.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm while a point's status has one of the chosen flags.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm while communication is lost.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm while somebody overrides the point.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm while the point is disabled.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm while the point is in fault.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm while the value is stale.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm while there is no value.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarms that are not normal, or wait for an acknowledgement.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarms that wait for an acknowledgement.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarms whose source is in offnormal, fault or alert now.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Allow Disabled Queuing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Allow Plaintext Auth</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Allowed Hosts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Amplitude</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>And</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Authentication</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Automatic takes the best mechanism that the server offers; after a refusal no weaker one is tried.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Bcc</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Body</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Boolean Change Of State Alarm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Boolean Point</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Boolean Writable</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cc</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Certificate Service</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Challenge</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Challenged</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Check Connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear Override</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Compares two numbers, with hysteresis.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connect in the clear, then require encryption before anything else is said. Excludes useSsl.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connection Timeout</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connects and signs in; status and faultCause show how it went.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Control</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copies the conversation with the server to the log, secrets masked.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Counters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Damage that nobody looked after yet: a line for each, with the file that was kept.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Days Of Week</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Deadband</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Debug</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Decides which servers are believed: trust stores and Allowed Hosts.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Disable</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Disk Free</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Disk Free Bytes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Email Recipient</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Email Service</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enable</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enable To Fault</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enable To Offnormal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enabled</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Encrypt from the first byte (TLS on connect). Excludes useStartTls.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ends the override; the input decides again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enum Point</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enum Writable</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every event of every alarm of this class; link recipients to it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every event of every alarm, whatever its class: {event, transition, time, note, alarm}; alarm is the record right after it, as alarm.query shows it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Facets</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fallback</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fallback Account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fault Cause</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fires once a turn with the messages of the outbox that came or changed, {id, state} each.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fires whenever a server's certificate was refused, approved, denied or changed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>First input; null = not used.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Flags</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fleeting Count</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fourth input; null = not used.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Free bytes of the disk that holds the station folder.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Free part of the disk that holds the station folder.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hands a boolean on once it has lasted.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>High Limit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>High Limit Enabled</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>High Limit Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Holds other components.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Holds the mail accounts and the outbox that they share.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Holds what belongs to the machine rather than to the building.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Host Monitor</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hostname</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How far inside its limit a value must be before it counts as normal again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How far the wave goes above and below the offset.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long a value must be normal before the alarm ends.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long a value must be offnormal before the alarm is raised.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long one wave takes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long the input must be false before the output is.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long the input must be true before the output is.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long this host has been running.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How long to wait from the name look-up to the server's greeting.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How often the output is computed; each time costs a wake-up of the station.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How often the value was offnormal for less than timeDelay, since the station started.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How often the values are measured; each time costs a wake-up of the station.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How the two numbers are compared.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Html</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Hysteresis</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Identifies the station for ever; made with it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In A</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In Alarm Count</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In B</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In C</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In D</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Insecure: lets the password cross the network in the clear. Counts only without TLS.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Interval</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keeps every alarm and hands its events to the alarm classes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keeps taking mail into the queue while the account is disabled.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last Alarm Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last Change</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last Decision</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last Discard</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last Discard Cause</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last Mailed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last Poll Failure</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last Poll Failure Cause</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last Poll Success</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Load</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Login name, usually the full mail address. Empty means that the server wants no sign-in.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Low Limit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Low Limit Enabled</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Low Limit Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lowest TLS version accepted; Auto is 1.2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mail acknowledgements too. Off by default: it would be one more mail for every alarm, and whoever needs to know sees it in the alarm console.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mail alerts.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mail when a source goes into fault.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mail when a source goes offnormal.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mail when a source is normal again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mails the alarms that are routed to it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Master switch of all accounts. While off, mail waits in the outbox.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Max Per Minute</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Max Queue Size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Max Recipients Per Day</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Max Sendable Per Day</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Measure Now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Measures at once.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Measures disk, memory, load and temperature of this computer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Memory Free</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message above the high limit; empty = toOffnormalText.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message below the low limit; empty = toOffnormalText.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message for a fault; empty = made from the status.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message for back to normal; empty = made from the value.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message when the alarm is raised; empty = made from value and limit.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Messages a day that the provider allows; 0 means without limit.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Messages a minute that the provider allows; 0 means without limit.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Messages set aside since the station started or the counters were reset; `tocsin outbox --state Discarded` lists them all.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Messages that may wait. Beyond it the least urgent is set aside, listed and counted, never dropped silently.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Messages that the server took since the station started or the counters were reset.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Messages that wait now.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Messages that wait, over all accounts and without one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name of the mail server. Its certificate must carry the same name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number Discarded</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number Sent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number of certificates imported into the User trust store.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Number of certificates in the operating system's trust store.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Numeric Point</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Numeric Writable</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Of the first thermal zone of this host; null where there is none.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Off Delay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Offset</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>On Delay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Once true, an order comparison stays true until the number has gone back by this much. For equal and notEqual it is how far two equal numbers may differ.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>One of several texts with its status; the facets list the texts.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>One of several texts, which a person can override.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only between these times of day; equal times = the whole day, an earlier end = overnight.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only on these days. The hours after midnight of a night belong to the day it began on.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open Alarm Count</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open Alarms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open Challenges</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Operation</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Or</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Out</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Out Of Range Alarm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Outbox Changed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Outgoing Account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Override</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Override Until</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Overrides the output with this value until the override is cleared.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Part of the memory that programs can still get.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Password or app password. It is used for this host, port and security mode only.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Platform Services</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Poll Now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Pollrate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority To Alert</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority To Fault</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority To Normal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority To Offnormal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Programs that ran or waited to run, averaged over the last minute.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queue Size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queues everything again that was set aside.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ramp</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recipients</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recipients a day that the provider allows; 0 means without limit.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reply To</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset Counters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset Fault</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Resolved Port</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Retry Discarded</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route Acks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Route Alarm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Says how urgent alarms are, what must be acknowledged, and who gets them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Says that a damaged database was looked after: the fault and its alarm end.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Says that damaged trust files were looked after: the fault and its alarm end.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Second input; null = not used.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Security</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send Test</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send To Alert</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send To Fault</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send To Normal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send To Offnormal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send an HTML form of the text along with the plain one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sender</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sends a test mail to the given address, or to the sender when none is given.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sends the station's mail through one SMTP server.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Servers whose certificate was refused and waits for a person's decision.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Services</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Set Aside</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Set Override</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Set useSsl or useStartTls, forget the password, or allow it with allowPlaintextAuth</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sets all waiting mail of this account aside; it can be retried.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sets numberSent and numberDiscarded to 0.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shows subject and text for the last alarm, or for a sample, and names unknown variables.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sign-in</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sine Wave</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Somebody has to acknowledge alerts; without that they close at once.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Somebody has to acknowledge that the source went back to normal.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Somebody has to acknowledge that the source went into fault.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Somebody has to acknowledge that the source went offnormal.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Source Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stale After</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Station</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Station Id</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Station Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Status Alarm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stores</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>String Point</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>String Writable</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Subject of the mail, with %variables% of the alarm; cut at 78 characters.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Switches the account off; mail waits or goes through the fallback.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Switches the account on.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>System Anchors</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>TCP port; -1 takes the usual one of the security mode, shown as resolvedPort.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>TLS version and cipher of the last connection, and on whose word the server was believed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Takes an alarm event; link it from the topic alarm of an alarm class.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Text of the mail, with %variables% of the alarm; try it with preview.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Texts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>That mail waits without an account, or else the last trouble that the outbox reported.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The account that sends; empty, or while it does not exist, the first enabled one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The account that takes over while this one cannot send.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The class that routes the alarms; empty = the class called Default.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The container of the station's services.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The entry of Allowed Hosts, host:port/protocol, that needs a person's decision before the account is served; empty when there is none.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The input, delayed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The inputs combined.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The middle of the wave.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The number on the left.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The number on the right; set it, or link it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The opposite of its input.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The output becomes stale when the input was not written for this long; 0 = never.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The output while there is neither an override nor a valid input.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The port that is really used.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The present value of the wave.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The protocol that carries mail out.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The record of the open alarm; empty when there is none.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The root of the tree.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The state as it was reported; a delay that still runs does not show.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The transitions that do not wait for an acknowledgement.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The value as everybody else sees it, with its status.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The value as it arrives: link it, or set it from outside.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The value that is an alarm.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The worst of the accounts; {fault} while mail waits and there is none.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Third input; null = not used.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time Delay</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time Delay To Normal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time Of Last Alarm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time Range</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tls Min Protocol</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tls Session</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>To Fault Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>To Normal Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>To Offnormal Text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Total Alarm Count</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tries all waiting mail of this account at once.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>True while at least one input is true.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>True while every input in use is true.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>True while the input is false.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unacked Alarm Count</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unacked Alarms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unit, limits and texts of this point's values; they refine its other slots.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Update Interval</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Uptime</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Urgency of alerts.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Urgency of going back to normal. As urgent as the alarm, it cannot overtake it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Urgency of going into fault.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Urgency of going offnormal: 1 is the most urgent, 255 the least. Ordinary mail has 128.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use Ssl</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use Start Tls</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>User Anchors</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting mail is tried again at least this often. New mail goes at once.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is delayed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is negated.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is wrong at present, why, and what to do about it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is wrong with the database and what to do.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is wrong, and what to do about it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What people call the source; %parent.parent.displayName% %parent.displayName% names the device too.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What people call this station; used in mail subjects.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the connection is doing: closed, connect, hello, signIn, idle, mailFrom and so on.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What to do about the alarm; goes with it to whoever gets it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What was done with the last event, and why.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When Disabled</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When Down</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When Fault</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When Null</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When Overridden</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When Stale</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When a mail was last handed to the outbox.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When a message was last set aside.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When an attempt last failed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When the alarm's record last changed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When the latest alarm of this class was raised.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When the latest alarm was raised.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When the override ends by itself; null = when somebody clears it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>When the server last did what was asked.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where answers go; empty means to the sender.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whether a value that is in fault, down or stale raises an alarm. Never delayed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whether offnormal values raise an alarm.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whether the comparison holds.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whether the high limit counts.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Whether the low limit counts.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Which trust file is at fault and why.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>While off, the account connects nowhere.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>While off, the output is disabled and stands still.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>While true nothing is reported, faults included; for example linked from a fan that is off.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Who gets a copy that the others do not see.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Who gets a copy, visible to all.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Who gets the mail.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Who the mail is from: an address, or Name &lt;address&gt;.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Why a message was last set aside.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Why the last failed attempt failed; kept after it was mended.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>useSsl encrypts from the first byte, useStartTls after the greeting; set one of them false</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{fault} when it cannot pass alarms on as it is set, or the last one could not be.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{ok}, or {fault} when a trust file could not be read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{ok}, or {fault} while the database was damaged or does not keep what happens.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>{ok}, {down} when the network or server fails, {fault} when a person must mend something, {disabled}.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Theme</name>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Value</name>
    <message>
        <source>nothing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a list or object</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is below the lowest value %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is above the highest value %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is neither true nor false</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a number is needed here, not NaN</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a text is needed here, not %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the text is longer than 65,536 characters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the text holds the control character U+%1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is not one of %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is not an ordinal of this enumeration</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>"%1" is not a status</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>"%1" is not a status such as {ok} or {fault,alarm}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a text is needed here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>"%1" is an address of a page, not a host name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write only %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>"%1" is not a host name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write a name such as mail.example.com or an IP address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is not a port</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write 1 to 65535, or -1 for the usual port of the mode</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>mail addresses are texts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>mail addresses are a list of texts, or one text with commas</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>"%1" is not a mail address</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write addresses such as duty@example.com, separated by commas</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a secret is written as a text that is not empty, or null to forget it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a secret may have 8,192 bytes at most</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a secret cannot hold a line break or NUL</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>If it comes from a file, check that the file has one line</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>"%1" names a slot, a component is needed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>this is not a certificate in PEM form</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>facets are written as an object such as {"unit": "°C", "precision": 1}</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>facet "%1" is unknown or its value has the wrong type</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the facet min is above max</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a date and time is needed here, such as 2026-11-22T07:00:00Z</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>"%1" is not a date and time such as 2026-11-22T07:00:00Z</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>"%1" is not a duration such as PT1H30M or 1h 30m 5s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a duration cannot be negative</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is shorter than the shortest allowed, %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is longer than the longest allowed, %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>"%1" is not a time range such as 07:00-18:30</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>weekdays are written as in mon,tue,fri</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>"%1" is not a weekday; write them as in mon,tue,fri</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ValueText</name>
    <message>
        <source>never</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>every day</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no day</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (the whole day)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (overnight, until the next day)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>a certificate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>stored: %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Property sheet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Slot sheet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm console</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Outbox</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Conversation with the server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Certificates</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>WhyChain</name>
    <message>
        <source>Mail %1: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recipient %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mailed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not mailed: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mail %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is not in the outbox any more</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Note: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No recipient</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Nobody was linked to the class when this happened, so nobody was told</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Class %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority %1; %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not mailed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not mailed: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mailed; the mail is not in the outbox any more.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>In the outbox: accepted by the server for %1 of %2 addresses so far.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Mailed, but accepted by the server for %1 of %2 addresses only.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Starting the station</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Start it with `tocsin run %1`</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The desktop for a Tocsin station: sheets, certificates, alarms.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The station's folder; the current one when left out.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Colours: system, light or dark.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>there is no station in %1. Make one with `tocsin new %1`</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>client::Connection</name>
    <message>
        <source>the station has ended the session</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the connection to the station is lost</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the station's answer is too long</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>what answers here is not a station</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::AccountMaking</name>
    <message>
        <source>a test of the account wizard, which was cancelled</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::AccountManager</name>
    <message>
        <source>Mail accounts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>One row for each account. Enter opens its property sheet.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;New account…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Makes an account step by step.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Check connection</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Connects and signs in with the account, and shows how it goes.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send &amp;test…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sends a real mail through the account.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Disable…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Removes the account from the station.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Chooses which columns are shown.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New account…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close the report</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>There is no mail account. Without one, no alarm is mailed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The accounts are being read.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Switches the account off: it connects nowhere.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Switches the account on.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send a test mail</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Address that %1 sends to. Empty: its own sender address.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::AccountModel</name>
    <message>
        <source>Outgoing</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Incoming</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Everything that is sent, a password included, can be read on its way.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Security</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Login</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Queue</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last failure</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::AccountTrial</name>
    <message>
        <source>Connecting</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The connection works. It is not encrypted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The connection works: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Handing a test mail to the outbox</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The test mail is on its way</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The test mail waits: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The test mail waits, next try %1: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server accepted the test mail for %1: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server refused the test mail for %1: %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::Acknowledging</name>
    <message>
        <source>%1 was not acknowledged: %2. %3</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ActionBar</name>
    <message>
        <source>%1 (Ctrl+Return)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>More actions</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Further actions of this component</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>under way</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::AddressListEditor</name>
    <message>
        <source>duty@example.com, Anna &lt;anna@example.com&gt;</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 stood there twice</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>One address a line.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::AlarmConsole</name>
    <message>
        <source>Notice</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Open alarms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>One row for each source. Enter shows the details, Ctrl+K acknowledges, Right unfolds a source with several alarms.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledging; %1 to go</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not connected with the station. The alarms are shown as they were at %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No open alarms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not connected with the station</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reading the alarms…</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>The filter hides all %n open alarm(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Says that somebody knows. It cannot be undone.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledge with a &amp;note…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledges and keeps a note with the alarms.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Every field of the alarm and what happened to it (Enter).</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Why mailed?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Why this alarm was mailed, or why it was not, and to whom.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Go to the source</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Opens the component that raised the alarm.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copies the selected rows as text.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n alarm(s) acknowledged</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Show the alarm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 more were not acknowledged</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::AlarmDetails</name>
    <message>
        <source>Field</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Fields of the alarm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>History of the alarm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Trouble</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Fields</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Why mailed?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copies all fields, the history and the answer as text.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source> (closed)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarm of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Source name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledgement required</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Raised</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Back to normal</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledged</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last change</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>First transition</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::AlarmFeed</name>
    <message>
        <source>This station has no AlarmService; add one from the palette.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::AlarmFilter</name>
    <message>
        <source>text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>priority</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not acknowledged</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::AlarmFilterBar</name>
    <message>
        <source>Filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter by text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shows only alarms that hold this text in one of their columns.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter by</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter by state, class and priority</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ends all filters</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show all alarms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter state</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>(none)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All priorities</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only 1, the most urgent</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>1 to %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 of %2 shown, filtered by %3</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::AlarmModel</name>
    <message>
        <source>Yes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority %1; 1 is the most urgent, 255 the least.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (%2 alarms)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ack required</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Normal time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ack time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ApprovalDialog</name>
    <message>
        <source>Approve the certificate of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The station will connect to %1 (%2) while it shows exactly this certificate.
Forgiven: %3.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>nothing else</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>For example: read out by the provider's support</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How it was checked</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kept with the approval. It is needed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;How it was checked</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Lasts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Do not approve</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Approve</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Approve</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type the host's name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, to show that a changed certificate is meant.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Type the host's name, %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Lasts</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n days, until %1</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>as long as the certificate, until %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Say first how it was checked.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type the host's name first.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::BusyMark</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting for the station</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Stops waiting for the station's answer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Waiting for the station (%1)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::CertificateComparison</name>
    <message>
        <source>Approved by %1 on %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shown now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Issuer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Valid</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key SHA-256</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>changed</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::CertificateDetails</name>
    <message>
        <source>C&amp;hain</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Chain</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server's certificate first, then its issuers.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Issuer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Valid</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Serial number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key SHA-256</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy as text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Save PEM…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save PEM</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 (the same)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 to %2 UTC</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::CertificateEditor</name>
    <message>
        <source>Show or replace the certificate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not a certificate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, until %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::CertificateImport</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is too large for a file of certificates.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Import %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The station will believe every server that these issuers vouch for. Compare each fingerprint with the one that its owner gave you.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n revocation list(s) will be enforced.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Import into User trust store</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Imported %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 was there already.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Imported %n revocation list(s).</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Refused: %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Approvals that are not needed any more</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>These servers are believed without their approval now:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Delete the approvals</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Keep them</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::CertificateManager</name>
    <message>
        <source>Certificates</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>System trust store</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>User trust store</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>User key store</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Allowed Hosts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The station has no keys yet; keys come with client certificates.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::CertificateModel</name>
    <message>
        <source>yes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alias</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Issued by</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not before</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not after</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key algorithm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Key size</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Signature</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Valid</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Self-signed</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::CertificateViewer</name>
    <message>
        <source>About this certificate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 holds no certificate.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ChallengeBadge</name>
    <message>
        <source>Opens the first certificate that waits for a decision.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n certificate(s) to review</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>ui::ChallengeDialog</name>
    <message>
        <source>The certificate of %1 is approved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The certificate of %1 is approved; %2 tries again</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The issuer of %1 is imported</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Host %1 → %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The station does not tell its time.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Please decide on this certificate in Allowed Hosts.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The request is on the clipboard: send it to an administrator of the station.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The station has news about this server; look again.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>De&amp;tails</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>I have checked this &amp;another way</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;opy report</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Request approval</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Don't connect</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Approve on&amp;ce</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A&amp;pprove this certificate…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Accept it although it has expired</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Accept it although it is not valid yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The fingerprint that you were given is another one.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tick first what is to be accepted.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ChallengeRemedies</name>
    <message>
        <source>Clocks</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Better:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Import issuer into User trust store…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Use host "%1"</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;heck clock</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Station clock: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Station clock: %1, the same as this computer's.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Station clock: %1. This computer's: %2.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ChallengeStatement</name>
    <message>
        <source>What was tried</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What could happen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Why it cannot be approved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Grave</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Caution</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Issuer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Valid</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ChallengeWatcher</name>
    <message>
        <source>%1 shows another certificate than the approved one; review it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The certificate of %1 is not approved; review it</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ChangePreview</name>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Then</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ComponentCommands</name>
    <message>
        <source>&amp;Views</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Actions</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;New</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy p&amp;ath</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Move %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n components</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Everything below goes too, with its links and stored passwords. This cannot be undone here; the station keeps its last 10 versions in the folder history.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rename %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rename %1 → %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name below %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2?</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2 is done</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ComponentPicker</name>
    <message>
        <source>Search by name or path</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Components</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No such component</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ConsoleDock</name>
    <message>
        <source>Console</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Notifications</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What happened in the background. Enter goes to where it happened.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarms (%1)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 open alarms, %2 of them not acknowledged</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Notifications (%1)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::DateTimeEditor</name>
    <message>
        <source>2026-11-22 08:00:00, or empty for never</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>"%1" is not a date and time such as 2026-11-22 08:00:00</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::DurationEditor</name>
    <message>
        <source>1h 30m 5s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>"%1" is not a duration such as 1h 30m 5s</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is not allowed here: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>at least %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::FacetsDialog</name>
    <message>
        <source>"%1" is not a number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Facet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use these facets</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it stands there twice</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::FacetsEditor</name>
    <message>
        <source>Edit the facets</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::FingerprintCheck</name>
    <message>
        <source>&amp;Paste the fingerprint you were given</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paste the fingerprint you were given</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Result of the comparison</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>not 64 digits yet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>does not match</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>matches</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>SHA-256, with or without colons. It is compared at once.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::FormatDialog</name>
    <message>
        <source>A variable stands between percent signs, such as %timestamp%; %% is a percent sign.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What the text makes of an alarm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Unknown: %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::FormatEditor</name>
    <message>
        <source>%alarmData.sourceName%: %sourceState%</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::HostNameEditor</name>
    <message>
        <source>mail.example.com</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use only %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>spaces around it were taken away</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>written in lower case</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>also written %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::HostsModel</name>
    <message>
        <source>%1, no longer needed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 was %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the same</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The certificate is believed without the approval since %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Approved was %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What is wrong: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Note: %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Issued by</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not after</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Errors forgiven</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last used</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::HostsPanel</name>
    <message>
        <source>&amp;View…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Approve…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>De&amp;ny…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Import issuer…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Allowed Hosts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No server was refused and none was approved by a person.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only an administrator may decide.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select one server.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is approved already.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>A denied key is refused until its entry is deleted.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select one server that is not denied.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Select servers.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Approved by %1 on %2. Note: %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Deny this server's key</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The key of %1 will be refused on every host until the entry is deleted.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>De&amp;ny</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Denied.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delete from Allowed Hosts</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The decision is forgotten; the next connection asks anew:
%1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Deleted.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::LedgerModel</name>
    <message>
        <source>Recipient</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enhanced code</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The server's words</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::LogView</name>
    <message>
        <source>Log of the station</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time, level, source and text of each entry; times are local.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::LongTextDialog</name>
    <message>
        <source>Use this text</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Revert</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save s&amp;tation file now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The station file is on disk</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Undo:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Redo:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Find in the view</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Find in the &amp;tree</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Up</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Path</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Open in a new tab</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Component</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>New from the &amp;palette</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Alarms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Show alarms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;About Tocsin</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>About Tocsin</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tocsin %1: an open building-automation station whose alarm mail arrives.
Apache License 2.0</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The path of the component that is shown; Enter goes to another.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Path of a component</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Station</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Palette</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Console</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tocsin Workbench</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 – Tocsin Workbench</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 as %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Starting the station…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1. Your %n unsaved change(s) are kept</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Connected with %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n change(s) are not saved.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>ui::MessageArea</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Information</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::NavModel</name>
    <message>
        <source>%1
Type %2%3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1, status %2</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::NavView</name>
    <message>
        <source>Navigation tree</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The components of the station. Enter opens the best view.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter, or a path</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Part of a name or type; a text that begins with / is a path.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Components found</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enter goes to the component.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>More than %L1 components</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n component(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>ui::NoteDialog</name>
    <message>
        <source>Acknowledge an alarm</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Acknowledge %1 alarms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kept with the alarms, and mailed where acknowledgements are. An acknowledgement cannot be undone.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What you found, or who goes there (may be left empty)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Note</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>An acknowledgement cannot be undone.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::Notifications</name>
    <message>
        <source>%1 (%2 times)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::NumberEditor</name>
    <message>
        <source>"%1" is not a whole number</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>"%1" is not a number</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::OutboxDetails</name>
    <message>
        <source>Message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Conversation of the account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last cause</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next try</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Alarms</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Message-ID</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recipients</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each recipient with the server's last answer.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a message above.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: recipients are being named</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: the server may take it any moment</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1: the connection ended behind the message, so the server may have it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1. It is not on disk yet</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%1, %n tries</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::OutboxModel</name>
    <message>
        <source>%1 recipients</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not on disk yet: it would be lost if the station stopped now.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>1 is the most urgent, 255 the least.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Recipients</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Tries</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Next try</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Last cause</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::OutboxView</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The outbox, newest first. The chosen message is shown below.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>All states</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shows only messages in this state.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Subject, recipient or cause</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shows only messages whose subject, recipient or cause holds this.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sends the chosen messages again to those who do not have them.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Retry &amp;all</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sends every message again that waits, is held, failed or was discarded.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Sets the chosen messages aside, with a reason. They stay listed.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How many are shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show &amp;more</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reads further, older messages.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Chooses which columns are shown.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Being read</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>None fits</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The outbox is empty</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The newest %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>1 message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 messages</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>"%1" is not sent then. It stays listed and can be retried.</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>%n messages are not sent then. They stay listed and can be retried.</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
</context>
<context>
    <name>ui::PaletteDock</name>
    <message>
        <source>Search component types</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Part of a name, a type or its description.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Palette</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Enter adds the type below the component that is selected in the tree.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::PendingEdits</name>
    <message numerus="yes">
        <source>Revert %n change(s)</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Use the station's value of %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::PortEditor</name>
    <message>
        <source>1 to 65535, or auto</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>-1 (auto: %1)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>-1 (auto)</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::PropertySheet</name>
    <message>
        <source>Filter by name, value or help</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shows only rows whose name, value, unit or help holds this text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Property sheet of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Write all changes to the station (Ctrl+S)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Forget all changes (Ctrl+R)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Changed only</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show hidden</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>This component has been removed from the station</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 found</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>1 change not saved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 changes not saved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go to %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>another one</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 was changed elsewhere to %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use theirs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep mine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Applied to %1 of %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The clipboard holds no rows of this sheet: lines of a name, a tab and a value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paste into the sheet</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ReasonDialog</name>
    <message>
        <source>&amp;Reason:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Needed; it is kept with the message and in the audit</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ReferenceEditor</name>
    <message>
        <source>none</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Choose a component</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::SecretEditor</name>
    <message>
        <source>Show</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show what is typed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show what is typed; the stored one cannot be shown</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Forget the stored one</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Forget the stored one when the sheet is saved</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>stored; empty keeps it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>will be forgotten</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>new, not saved; empty keeps it</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ServerForm</name>
    <message>
        <source>P&amp;rotocol:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How mail is fetched.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Host</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name of the mail server. Its certificate must carry the same name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>How the connection is encrypted. The port follows it.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>TCP port, 1 to 65535.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>TLS from the first byte</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>STARTTLS, required</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not encrypted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Encryption:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Port %1 → %2.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Not encrypted: others can read everything on its way.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The usual port for this is %1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The host is missing. Ask who runs the mail server for its name.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Put the region into the host name in place of REGION, such as eu-central-1.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The port is missing.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::SheetChanges</name>
    <message>
        <source>"%1" is none of: %2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>•••• stored</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>will be forgotten</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>•••• new</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>auto (%1)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset %1</source>
        <translation type="unfinished" />
    </message>
    <message numerus="yes">
        <source>Reset %n slots</source>
        <translation type="unfinished">
            <numerusform />
            <numerusform />
        </translation>
    </message>
    <message>
        <source>Revert %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::SheetMenu</name>
    <message>
        <source>Open</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy sheet</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Paste…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset all…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>F2</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Forget the secret</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Reset to default (%1)</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Use theirs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Keep mine</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Link mark</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Link from the marked slot</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Link from %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Go to the source %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove the link</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::SheetModel</name>
    <message>
        <source>General</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Limits and notes</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::SlotDialog</name>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Type</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::SlotSheet</name>
    <message>
        <source>Slots of %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add slot…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a property that only this component has</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Give a dynamic slot another name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove a dynamic slot and its links</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Links that begin or end here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Remove link</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Removes the link that is chosen in the list</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Link mark</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 is marked: choose "Link from" on the slot that it is to feed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Link from the marked slot</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Link from %1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copy path</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Add a slot</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The slot %1 was added</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Rename a slot</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The slot is called %1 now</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The slot %1 was removed</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::SlotTable</name>
    <message>
        <source>action</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>topic</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>property</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>dynamic</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>frozen</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>read-only</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>transient</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>summary</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>operator</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>asks first</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>•••• stored</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>#</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Display name</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Flags</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Linked from</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::StationLink</name>
    <message>
        <source>The station does not run yet; it is being started</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No station runs there. It is connected as soon as one does</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The station has ended the session; the workbench connects again by itself</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the session ended before the station answered</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Look whether it was done, and repeat it if not</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the station is not connected</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is connected again by itself as soon as it runs</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>it was cancelled here</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The station may finish it all the same; look before repeating it</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::StatusValueEditor</name>
    <message>
        <source>no value</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::StorePanel</name>
    <message>
        <source>&amp;View…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>User trust store</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>System trust store</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No issuer was imported yet. Import the certificate of the authority that issued your servers' certificates, or drop its file here.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The station found no certificates of its operating system.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Only an administrator may change trust.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>It is not in the store any more.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Delete from the User trust store</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Servers that only these issuers vouch for are not believed any more:
%1</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Deleted.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::TextEditor</name>
    <message>
        <source>Edit in a larger field</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::TimeRangeEditor</name>
    <message>
        <source>Start</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>the whole day</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>overnight, until the next day</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::TraceBox</name>
    <message>
        <source>&amp;Follow</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>The account has not spoken with its server since the station started.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Conversation with the server</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Seconds since the beginning, direction and text of each line; passwords are masked.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shows new lines while the account works.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>--&gt; to the server   &lt;-- from the server   ~~&gt; &lt;~~ the same, encrypted</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Copies the whole conversation; passwords stay masked.</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::TrialPanel</name>
    <message>
        <source>Result of the trial</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Passed</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::TrustPanel</name>
    <message>
        <source>Message</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shows only rows that hold this text.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>No row holds "%1".</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ViewArea</name>
    <message>
        <source>Open views</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::ViewPage</name>
    <message>
        <source>Re&amp;view…</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Chooses another view of this component.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Cause</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Review the certificate</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Shows the certificate of the server that was refused.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>%1 has been removed from the station.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Status %1</source>
        <translation type="unfinished" />
    </message>
</context>
<context>
    <name>ui::WhyView</name>
    <message>
        <source>Answer</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>From the alarm to the mailbox</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Each step with what followed from it. Enter goes to where it happened.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Opens the component or the message of the selected step.</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>Show in the &amp;outbox</source>
        <translation type="unfinished" />
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation type="unfinished" />
    </message>
</context>
</TS>
