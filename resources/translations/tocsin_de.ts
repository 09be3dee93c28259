<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Advice</name>
    <message>
        <source>the alarm console</source>
        <translation>die Alarmkonsole</translation>
    </message>
    <message>
        <source>its slot sheet</source>
        <translation>das Slot-Blatt</translation>
    </message>
    <message>
        <source>&quot;Approve&quot; in Allowed Hosts</source>
        <translation>„Genehmigen“ in „Zugelassene Hosts“</translation>
    </message>
    <message>
        <source>&quot;Delete&quot; in Allowed Hosts</source>
        <translation>„Löschen“ in „Zugelassene Hosts“</translation>
    </message>
    <message>
        <source>the list of Allowed Hosts</source>
        <translation>die Liste „Zugelassene Hosts“</translation>
    </message>
    <message>
        <source>its context menu</source>
        <translation>das Kontextmenü</translation>
    </message>
    <message>
        <source>&quot;Retry&quot; in the outbox</source>
        <translation>„Erneut versuchen“ im Postausgang</translation>
    </message>
    <message>
        <source>the outbox</source>
        <translation>der Postausgang</translation>
    </message>
    <message>
        <source>the navigation tree</source>
        <translation>der Navigationsbaum</translation>
    </message>
    <message>
        <source>the certificate manager</source>
        <translation>die Zertifikatsverwaltung</translation>
    </message>
    <message>
        <source>the palette</source>
        <translation>die Palette</translation>
    </message>
</context>
<context>
    <name>Alarms</name>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Off normal</source>
        <translation>Nicht normal</translation>
    </message>
    <message>
        <source>High limit</source>
        <translation>Oberer Grenzwert</translation>
    </message>
    <message>
        <source>Low limit</source>
        <translation>Unterer Grenzwert</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Not acknowledged</source>
        <translation>Unquittiert</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Quittiert</translation>
    </message>
    <message>
        <source>Went off normal</source>
        <translation>Nicht mehr normal</translation>
    </message>
    <message>
        <source>Went into fault</source>
        <translation>Fehler eingetreten</translation>
    </message>
    <message>
        <source>Back to normal</source>
        <translation>Wieder normal</translation>
    </message>
    <message>
        <source>State before</source>
        <translation>Zustand vorher</translation>
    </message>
    <message>
        <source>State after</source>
        <translation>Zustand danach</translation>
    </message>
    <message>
        <source>Value when raised</source>
        <translation>Wert bei der Meldung</translation>
    </message>
    <message>
        <source>Value at the last change</source>
        <translation>Wert bei der letzten Änderung</translation>
    </message>
    <message>
        <source>Value that is off normal</source>
        <translation>Wert, der abnormal ist</translation>
    </message>
    <message>
        <source>Times raised</source>
        <translation>Gemeldet (Anzahl)</translation>
    </message>
    <message>
        <source>Time zone of the station</source>
        <translation>Zeitzone der Station</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Seen by somebody</source>
        <translation>Von jemandem gesehen</translation>
    </message>
    <message>
        <source>Seen by</source>
        <translation>Gesehen von</translation>
    </message>
    <message>
        <source>Seen at</source>
        <translation>Gesehen um</translation>
    </message>
</context>
<context>
    <name>AtomicFile</name>
    <message>
        <source>Free space on the disk; nothing was lost, the old file is untouched.</source>
        <translation>Speicherplatz freigeben; nichts ging verloren, die alte Datei ist unverändert.</translation>
    </message>
    <message>
        <source>Check who owns the folder and whether the disk is mounted read-only.</source>
        <translation>Prüfen, wem der Ordner gehört und ob der Datenträger schreibgeschützt eingehängt ist.</translation>
    </message>
    <message>
        <source>cannot write</source>
        <translation>Schreiben nicht möglich</translation>
    </message>
    <message>
        <source>cannot bring to disk</source>
        <translation>kann nicht auf den Datenträger gebracht werden</translation>
    </message>
    <message>
        <source>cannot create a temporary file beside it</source>
        <translation>daneben lässt sich keine temporäre Datei anlegen</translation>
    </message>
    <message>
        <source>cannot close</source>
        <translation>Schließen nicht möglich</translation>
    </message>
    <message>
        <source>cannot put the new file in place</source>
        <translation>die neue Datei kann nicht an ihren Platz gebracht werden</translation>
    </message>
    <message>
        <source>cannot open its folder</source>
        <translation>der Ordner lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>cannot bring its folder to disk</source>
        <translation>der Ordner kann nicht auf den Datenträger gebracht werden</translation>
    </message>
    <message>
        <source>cannot open: %1</source>
        <translation>Öffnen nicht möglich: %1</translation>
    </message>
    <message>
        <source>has %1 bytes, more than the %2 allowed</source>
        <translation>hat %1 Byte, erlaubt sind höchstens %2</translation>
    </message>
    <message>
        <source>cannot read: %1</source>
        <translation>Lesen nicht möglich: %1</translation>
    </message>
    <message>
        <source>is longer than the %1 bytes allowed</source>
        <translation>ist länger als die erlaubten %1 Byte</translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>the same</source>
        <translation>derselbe</translation>
    </message>
    <message>
        <source>%1 to %2, %3</source>
        <translation>%1 bis %2, %3</translation>
    </message>
    <message>
        <source>ends within a day</source>
        <translation>endet innerhalb eines Tages</translation>
    </message>
    <message>
        <source>Server or client; it issues nothing</source>
        <translation>Server oder Client; stellt nichts aus</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Gültig ab</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwendung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Key SHA-256</source>
        <translation>SHA-256 des Schlüssels</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>A date in short that is read alike everywhere, such as 1 Nov 2026.</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>Save certificate</source>
        <translation>Zertifikat speichern</translation>
    </message>
    <message>
        <source>Certificates (*.pem);;All files (*)</source>
        <translation>Zertifikate (*.pem);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>%1 was not saved: %2</source>
        <translation>%1 wurde nicht gespeichert: %2</translation>
    </message>
    <message>
        <source>Import certificates</source>
        <translation>Zertifikate importieren</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p7b *.p7c *.crl);;All files (*)</source>
        <translation>Zertifikate (*.pem *.crt *.cer *.der *.p7b *.p7c *.crl);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Unapproved</source>
        <translation>Nicht genehmigt</translation>
    </message>
    <message>
        <source>Nobody has decided yet; the station does not connect.</source>
        <translation>Noch wurde nicht entschieden; die Station baut keine Verbindung auf.</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <source>A person accepted exactly this certificate; the station connects.</source>
        <translation>Genau dieses Zertifikat wurde von einer Person angenommen; die Station baut die Verbindung auf.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>The server shows another certificate than the approved one; the station does not connect.</source>
        <translation>Der Server zeigt ein anderes Zertifikat als das genehmigte; die Station baut keine Verbindung auf.</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>The approval has ended; the station does not connect.</source>
        <translation>Die Genehmigung ist abgelaufen; die Station baut keine Verbindung auf.</translation>
    </message>
    <message>
        <source>Denied</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>A person refused this key; it is refused on every host.</source>
        <translation>Dieser Schlüssel wurde von einer Person abgelehnt; er wird bei jedem Host abgewiesen.</translation>
    </message>
    <message>
        <source>self-signed</source>
        <translation>selbstsigniert</translation>
    </message>
    <message>
        <source>issuer unknown</source>
        <translation>Aussteller unbekannt</translation>
    </message>
    <message>
        <source>issuer not sent</source>
        <translation>Aussteller nicht mitgesendet</translation>
    </message>
    <message>
        <source>other name</source>
        <translation>anderer Name</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>not valid yet</source>
        <translation>noch nicht gültig</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>ended 1 day ago</source>
        <translation>vor 1 Tag abgelaufen</translation>
    </message>
    <message>
        <source>1 day left</source>
        <translation>noch 1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>ended %n days ago</source>
        <translation>
            <numerusform>vor %n Tag abgelaufen</numerusform>
            <numerusform>vor %n Tagen abgelaufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>noch %n Tag</numerusform>
            <numerusform>noch %n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issuer; issuers below it at most: %n</source>
        <translation>
            <numerusform>Aussteller; Aussteller darunter höchstens: %n</numerusform>
            <numerusform>Aussteller; Aussteller darunter höchstens: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Challenge</name>
    <message>
        <source>TLS from the first byte</source>
        <translation>TLS vom ersten Byte an</translation>
    </message>
    <message>
        <source>The certificate does not name %1.</source>
        <translation>Das Zertifikat nennt %1 nicht.</translation>
    </message>
    <message>
        <source>The certificate names %1, not %2.</source>
        <translation>Das Zertifikat nennt %1, nicht %2.</translation>
    </message>
    <message>
        <source>The certificate names %1 and others, not %2.</source>
        <translation>Das Zertifikat nennt %1 und andere, nicht %2.</translation>
    </message>
    <message>
        <source>The certificate was made by the server itself; no trusted authority vouches for it.</source>
        <translation>Der Server hat das Zertifikat selbst ausgestellt; keine vertrauenswürdige Stelle bürgt dafür.</translation>
    </message>
    <message>
        <source>The certificate&apos;s issuer is not in a trust store.</source>
        <translation>Der Aussteller des Zertifikats ist in keinem Vertrauensspeicher.</translation>
    </message>
    <message>
        <source>The issuer&apos;s certificate was not sent.</source>
        <translation>Das Zertifikat des Ausstellers wurde nicht mitgesendet.</translation>
    </message>
    <message>
        <source>A certificate ended on %1.</source>
        <translation>Ein Zertifikat ist am %1 abgelaufen.</translation>
    </message>
    <message>
        <source>A certificate is valid from %1 only.</source>
        <translation>Ein Zertifikat ist erst ab %1 gültig.</translation>
    </message>
    <message>
        <source>This server&apos;s key was denied by a person.</source>
        <translation>Der Schlüssel dieses Servers wurde von einer Person abgelehnt.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not the one approved.</source>
        <translation>Das Zertifikat von %1 ist nicht das genehmigte.</translation>
    </message>
    <message>
        <source>The approval ended on %1.</source>
        <translation>Die Genehmigung ist am %1 abgelaufen.</translation>
    </message>
    <message>
        <source>A denied key is refused until its entry is deleted from Allowed Hosts.</source>
        <translation>Ein abgelehnter Schlüssel wird abgewiesen, bis sein Eintrag unter „Zugelassene Hosts“ gelöscht ist.</translation>
    </message>
    <message>
        <source>This cannot be approved here: the server&apos;s administrator has to mend it.</source>
        <translation>Das lässt sich hier nicht genehmigen: Der Administrator des Servers muss es beheben.</translation>
    </message>
    <message>
        <source>Cannot confirm that this is %1</source>
        <translation>Es ist nicht sicher, dass dies %1 ist</translation>
    </message>
    <message>
        <source>The station tried %1 (%2).</source>
        <translation>Die Station wollte sich mit %1 verbinden (%2).</translation>
    </message>
    <message>
        <source>Account &quot;%1&quot; tried %2 (%3).</source>
        <translation>Das Konto „%1“ wollte sich mit %2 verbinden (%3).</translation>
    </message>
    <message>
        <source>Someone between this station and the server could read the password and the mail.</source>
        <translation>Jemand zwischen dieser Station und dem Server könnte das Passwort und die Mail lesen.</translation>
    </message>
    <message>
        <source>It does not name the host.</source>
        <translation>Es nennt den Host nicht.</translation>
    </message>
    <message>
        <source>It names %1 instead.</source>
        <translation>Es nennt stattdessen %1.</translation>
    </message>
    <message>
        <source>No trusted authority vouches for it.</source>
        <translation>Keine vertrauenswürdige Stelle bürgt dafür.</translation>
    </message>
    <message>
        <source>Its issuer is not in a trust store.</source>
        <translation>Sein Aussteller ist in keinem Vertrauensspeicher.</translation>
    </message>
    <message>
        <source>A certificate is valid from %1 only, and the station&apos;s clock is not synchronised.</source>
        <translation>Ein Zertifikat ist erst ab %1 gültig, und die Uhr der Station ist nicht synchronisiert.</translation>
    </message>
    <message>
        <source>%1 does not offer STARTTLS, or someone on the way hides it; nothing was sent.</source>
        <translation>%1 bietet kein STARTTLS an, oder jemand auf dem Weg verbirgt es; es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>There is no certificate to approve.</source>
        <translation>Es gibt kein Zertifikat zu genehmigen.</translation>
    </message>
    <message>
        <source>A revoked certificate is never approved: ask the server&apos;s administrator for a new one.</source>
        <translation>Ein widerrufenes Zertifikat wird nie genehmigt: Den Administrator des Servers um ein neues bitten.</translation>
    </message>
    <message>
        <source>Address: %1</source>
        <translation>Adresse: %1</translation>
    </message>
    <message>
        <source>TLS: %1</source>
        <translation>TLS: %1</translation>
    </message>
    <message>
        <source>%1 denied this server&apos;s key on %2.</source>
        <translation>%1 hat den Schlüssel dieses Servers am %2 abgelehnt.</translation>
    </message>
    <message>
        <source>Somebody has approved it.</source>
        <translation>Jemand hat es genehmigt.</translation>
    </message>
    <message>
        <source>%1 approved it on %2.</source>
        <translation>%1 hat es am %2 genehmigt.</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>The certificate of %1 is trusted by now</source>
        <translation>Dem Zertifikat von %1 wird inzwischen vertraut</translation>
    </message>
    <message>
        <source>It is believed without an approval; nobody has to decide.</source>
        <translation>Es wird ohne Genehmigung geglaubt; niemand muss entscheiden.</translation>
    </message>
    <message>
        <source>The certificate of %1 is approved</source>
        <translation>Das Zertifikat von %1 ist genehmigt</translation>
    </message>
</context>
<context>
    <name>CheckText</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1; no sign-in</source>
        <translation>%1; keine Anmeldung</translation>
    </message>
    <message>
        <source>Protocol and cipher: %1</source>
        <translation>Protokoll und Verschlüsselung: %1</translation>
    </message>
    <message>
        <source>The chain validates: yes</source>
        <translation>Die Kette ist gültig: ja</translation>
    </message>
    <message>
        <source>The chain validates: no</source>
        <translation>Die Kette ist gültig: nein</translation>
    </message>
    <message>
        <source>The name matches: yes</source>
        <translation>Der Name passt: ja</translation>
    </message>
    <message>
        <source>The name matches: no</source>
        <translation>Der Name passt: nein</translation>
    </message>
    <message>
        <source>Certificate %1: %2</source>
        <translation>Zertifikat %1: %2</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>issued by itself</source>
        <translation>von sich selbst ausgestellt</translation>
    </message>
    <message>
        <source>issued by %1</source>
        <translation>ausgestellt von %1</translation>
    </message>
    <message>
        <source>valid from %1 to %2</source>
        <translation>gültig von %1 bis %2</translation>
    </message>
    <message>
        <source>SHA-256 %1</source>
        <translation>SHA-256 %1</translation>
    </message>
    <message>
        <source>→ %1</source>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>After TLS: %1</source>
        <translation>Nach TLS: %1</translation>
    </message>
    <message>
        <source>Before TLS: %1</source>
        <translation>Vor TLS: %1</translation>
    </message>
    <message>
        <source>%1: open</source>
        <translation>%1: offen</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Name the station&apos;s folder with -s DIR</source>
        <translation>Den Ordner der Station mit -s DIR angeben</translation>
    </message>
    <message>
        <source>the station has no time for another session</source>
        <translation>die Station hat keine Zeit für eine weitere Sitzung</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>the station belongs to another user</source>
        <translation>die Station gehört einem anderen Benutzer</translation>
    </message>
    <message>
        <source>Become that user, or root</source>
        <translation>Zu diesem Benutzer oder zu root wechseln</translation>
    </message>
</context>
<context>
    <name>Description</name>
    <message>
        <source>&quot;%1&quot; is none of its texts</source>
        <translation>„%1“ gehört nicht zu den möglichen Texten</translation>
    </message>
    <message>
        <source>Choose one of: %1</source>
        <translation>Möglich sind: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot;</source>
        <translation>„%1“</translation>
    </message>
</context>
<context>
    <name>LinkMaking</name>
    <message>
        <source>%1 feeds %2 now</source>
        <translation>%1 speist jetzt %2</translation>
    </message>
    <message>
        <source>%1 no longer feeds %2</source>
        <translation>%1 speist %2 nicht mehr</translation>
    </message>
    <message>
        <source>%1 is marked: choose &quot;Link from&quot; on the slot that it is to feed</source>
        <translation>%1 ist gemerkt: bei dem Slot, den er speisen soll, „Verknüpfen von“ wählen</translation>
    </message>
    <message>
        <source>Link %1 → %2</source>
        <translation>%1 → %2 verknüpfen</translation>
    </message>
    <message>
        <source>Unlink %1 → %2</source>
        <translation>Verknüpfung %1 → %2 lösen</translation>
    </message>
</context>
<context>
    <name>MailAccounts</name>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Nicht verschlüsselt</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Looking up the host name</source>
        <translation>Hostname wird aufgelöst</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindung wird aufgebaut</translation>
    </message>
    <message>
        <source>Agreeing on TLS</source>
        <translation>TLS wird ausgehandelt</translation>
    </message>
    <message>
        <source>Waiting for the greeting</source>
        <translation>Warten auf die Begrüßung</translation>
    </message>
    <message>
        <source>Introducing itself</source>
        <translation>Station stellt sich vor</translation>
    </message>
    <message>
        <source>Asking for TLS</source>
        <translation>TLS wird angefordert</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Anmeldung läuft</translation>
    </message>
    <message>
        <source>Connected, nothing to do</source>
        <translation>Verbunden, nichts zu tun</translation>
    </message>
    <message>
        <source>Naming the sender</source>
        <translation>Absender wird genannt</translation>
    </message>
    <message>
        <source>Naming the recipients</source>
        <translation>Empfänger werden genannt</translation>
    </message>
    <message>
        <source>Announcing the message</source>
        <translation>Nachricht wird angekündigt</translation>
    </message>
    <message>
        <source>Sending the message</source>
        <translation>Nachricht wird gesendet</translation>
    </message>
    <message>
        <source>Waiting until the message is accepted</source>
        <translation>Warten auf die Annahme der Nachricht</translation>
    </message>
    <message>
        <source>Clearing up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Saying goodbye</source>
        <translation>Verbindung wird beendet</translation>
    </message>
</context>
<context>
    <name>MailTimes</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
</context>
<context>
    <name>Ord</name>
    <message>
        <source>Use letters, digits, &apos;_&apos;, &apos;-&apos; and inner blanks, at most 128 characters</source>
        <translation>Buchstaben, Ziffern, „_“, „-“ und Leerzeichen im Inneren verwenden, höchstens 128 Zeichen</translation>
    </message>
    <message>
        <source>a name cannot be empty</source>
        <translation>ein Name darf nicht leer sein</translation>
    </message>
    <message>
        <source>a name may have 128 characters at most</source>
        <translation>ein Name darf höchstens 128 Zeichen haben</translation>
    </message>
    <message>
        <source>a name begins with a letter, a digit or &apos;_&apos;</source>
        <translation>ein Name beginnt mit einem Buchstaben, einer Ziffer oder „_“</translation>
    </message>
    <message>
        <source>a name cannot end with a blank</source>
        <translation>ein Name darf nicht mit einem Leerzeichen enden</translation>
    </message>
    <message>
        <source>the character &apos;%1&apos; is not allowed in a name</source>
        <translation>das Zeichen „%1“ ist in einem Namen nicht erlaubt</translation>
    </message>
    <message>
        <source>the slot name after the dot is missing</source>
        <translation>der Slot-Name nach dem Punkt fehlt</translation>
    </message>
    <message>
        <source>the handle after h: is not a number</source>
        <translation>das Handle nach h: ist keine Zahl</translation>
    </message>
    <message>
        <source>an ord begins with / or h:</source>
        <translation>ein Ord beginnt mit / oder h:</translation>
    </message>
    <message>
        <source>For example /Services/EmailService, or h:42</source>
        <translation>Zum Beispiel /Services/EmailService oder h:42</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>Queued</source>
        <translation>In der Warteschlange</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Wird gesendet</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Ungewiss</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Accepted for %1 of %2</source>
        <translation>Angenommen für %1 von %2</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Zurückgekommen</translation>
    </message>
</context>
<context>
    <name>ProviderPresets</name>
    <message>
        <source>en</source>
        <extracomment>The code of this translation&apos;s language, as resources/presets.json writes it: &quot;en&quot;, &quot;de&quot;.</extracomment>
        <translation>de</translation>
    </message>
</context>
<context>
    <name>Received</name>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Quittiert</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>Was acknowledged before</source>
        <translation>War schon quittiert</translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation>Zählt nicht</translation>
    </message>
    <message>
        <source>Mail that came back</source>
        <translation>Zurückgekommene Mail</translation>
    </message>
    <message>
        <source>Bounce of other mail</source>
        <translation>Rückläufer fremder Mail</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
</context>
<context>
    <name>Resetting</name>
    <message>
        <source>Forget a secret</source>
        <translation>Geheimnis löschen</translation>
    </message>
    <message>
        <source>Resetting forgets the stored secret when you save. It cannot be brought back.</source>
        <translation>Durch das Zurücksetzen wird das gespeicherte Geheimnis beim Speichern gelöscht. Es lässt sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Reset to the defaults (secrets stay)</source>
        <translation>Auf Standardwerte zurücksetzen (Geheimnisse bleiben)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
</context>
<context>
    <name>ServerProposal</name>
    <message>
        <source>%1: %2, port %3, %4</source>
        <translation>%1: %2, Port %3, %4</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Incoming by %1</source>
        <translation>Eingang mit %1</translation>
    </message>
</context>
<context>
    <name>SheetDisplay</name>
    <message>
        <source>multiple values</source>
        <translation>mehrere Werte</translation>
    </message>
    <message>
        <source>Changed elsewhere to %1</source>
        <translation>Anderswo geändert, jetzt: %1</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>ein anderer Wert</translation>
    </message>
    <message>
        <source>Linked from %1</source>
        <translation>Verknüpft von %1</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>war %1</translation>
    </message>
    <message>
        <source>changed, not saved</source>
        <translation>geändert, nicht gespeichert</translation>
    </message>
    <message>
        <source>holds changes that are not saved</source>
        <translation>enthält nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>not the default</source>
        <translation>nicht der Standardwert</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>%1 or less</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>Enter or a click lists the next ones</source>
        <translation>Eingabetaste oder Klick zeigt die nächsten</translation>
    </message>
    <message>
        <source>%1 characters at most</source>
        <translation>höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>SheetRules</name>
    <message>
        <source>no encryption</source>
        <translation>ohne Verschlüsselung</translation>
    </message>
    <message>
        <source>%1 stays automatic, which means %2 now</source>
        <translation>%1 bleibt automatisch, das heißt jetzt %2</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>%1 %2 was chosen by hand and stays; the usual one is %3 now</source>
        <translation>%1 %2 wurde von Hand gewählt und bleibt; üblich ist jetzt %3</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>%1 is the usual port of &quot;%2&quot;</source>
        <translation>%1 ist der übliche Port für „%2“</translation>
    </message>
    <message>
        <source>Use no encryption</source>
        <translation>Ohne Verschlüsselung</translation>
    </message>
    <message>
        <source>Switch to %1</source>
        <translation>Zu „%1“ wechseln</translation>
    </message>
    <message>
        <source>Not encrypted: others can read it</source>
        <translation>Nicht verschlüsselt: Andere können mitlesen</translation>
    </message>
    <message>
        <source>Unusual here: &quot;%1&quot; mostly is on %2</source>
        <translation>Hier unüblich: „%1“ läuft meist auf %2</translation>
    </message>
    <message>
        <source>Only one of these may be true. %1</source>
        <translation>Nur eines davon darf wahr sein. %1</translation>
    </message>
    <message>
        <source>Not encrypted: %1 would cross the network in the clear; the station refuses that. %2</source>
        <translation>Nicht verschlüsselt: %1 ginge im Klartext durch das Netz; die Station verweigert das. %2</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 = %2</translation>
    </message>
    <message>
        <source>Counts only when %1</source>
        <translation>Gilt nur bei %1</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
</context>
<context>
    <name>SheetText</name>
    <message>
        <source>multiple values</source>
        <translation>mehrere Werte</translation>
    </message>
    <message>
        <source>%1 on station %2</source>
        <translation>%1 auf der Station %2</translation>
    </message>
    <message>
        <source>%1, Tocsin Workbench %2</source>
        <translation>%1, Tocsin Workbench %2</translation>
    </message>
    <message>
        <source>Secrets are not pasted</source>
        <translation>Geheimnisse werden nicht eingefügt</translation>
    </message>
    <message>
        <source>This cannot be changed here</source>
        <translation>Das lässt sich hier nicht ändern</translation>
    </message>
</context>
<context>
    <name>Station</name>
    <message>
        <source>A boolean that a person can override.</source>
        <translation>Ein Binärwert, den eine Person übersteuern kann.</translation>
    </message>
    <message>
        <source>A boolean with its status, from a link, a driver or a person.</source>
        <translation>Ein Binärwert mit seinem Status, aus einer Verknüpfung, von einem Treiber oder einer Person.</translation>
    </message>
    <message>
        <source>A number that a person can override.</source>
        <translation>Eine Zahl, die eine Person übersteuern kann.</translation>
    </message>
    <message>
        <source>A number with its status, from a link, a driver or a person.</source>
        <translation>Eine Zahl mit ihrem Status, aus einer Verknüpfung, von einem Treiber oder einer Person.</translation>
    </message>
    <message>
        <source>A person&apos;s command that wins over the input; null = none. It survives a restart.</source>
        <translation>Vorgabe einer Person, die Vorrang vor dem Eingang hat; null = keine. Sie übersteht einen Neustart.</translation>
    </message>
    <message>
        <source>A sawtooth wave, for trying things out.</source>
        <translation>Eine Sägezahnschwingung zum Ausprobieren.</translation>
    </message>
    <message>
        <source>A sine wave, for trying things out.</source>
        <translation>Eine Sinusschwingung zum Ausprobieren.</translation>
    </message>
    <message>
        <source>A text that a person can override.</source>
        <translation>Ein Text, den eine Person übersteuern kann.</translation>
    </message>
    <message>
        <source>A text with its status, from a link, a driver or a person.</source>
        <translation>Ein Text mit seinem Status, aus einer Verknüpfung, von einem Treiber oder einer Person.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Ack</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>Ack All</source>
        <translation>Alle quittieren</translation>
    </message>
    <message>
        <source>Ack Required To Alert</source>
        <translation>Quittierpflicht: Hinweis</translation>
    </message>
    <message>
        <source>Ack Required To Fault</source>
        <translation>Quittierpflicht: Fehler</translation>
    </message>
    <message>
        <source>Ack Required To Normal</source>
        <translation>Quittierpflicht: wieder normal</translation>
    </message>
    <message>
        <source>Ack Required To Offnormal</source>
        <translation>Quittierpflicht: nicht normal</translation>
    </message>
    <message>
        <source>Acked Transitions</source>
        <translation>Quittierte Übergänge</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittierung</translation>
    </message>
    <message>
        <source>Acknowledges every alarm that waits for it.</source>
        <translation>Quittiert jeden Alarm, der darauf wartet.</translation>
    </message>
    <message>
        <source>Acknowledges the alarm with this id.</source>
        <translation>Quittiert den Alarm mit dieser Kennung.</translation>
    </message>
    <message>
        <source>Acknowledges the open alarm of this source.</source>
        <translation>Quittiert den offenen Alarm dieser Quelle.</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Alarm Class</source>
        <translation>Alarmklasse</translation>
    </message>
    <message>
        <source>Alarm Id</source>
        <translation>Alarmkennung</translation>
    </message>
    <message>
        <source>Alarm Inhibit</source>
        <translation>Alarmsperre</translation>
    </message>
    <message>
        <source>Alarm Instructions</source>
        <translation>Anweisungen zum Alarm</translation>
    </message>
    <message>
        <source>Alarm Service</source>
        <translation>Alarmdienst</translation>
    </message>
    <message>
        <source>Alarm State</source>
        <translation>Alarmzustand</translation>
    </message>
    <message>
        <source>Alarm Value</source>
        <translation>Alarmwert</translation>
    </message>
    <message>
        <source>Alarm above this value.</source>
        <translation>Alarm oberhalb dieses Wertes.</translation>
    </message>
    <message>
        <source>Alarm below this value.</source>
        <translation>Alarm unterhalb dieses Wertes.</translation>
    </message>
    <message>
        <source>Alarm records of this class that the store knows, open or not.</source>
        <translation>Alarmdatensätze dieser Klasse, die der Speicher kennt, ob offen oder nicht.</translation>
    </message>
    <message>
        <source>Alarm while a boolean has its alarm value.</source>
        <translation>Alarm, solange ein Binärwert seinen Alarmwert hat.</translation>
    </message>
    <message>
        <source>Alarm while a number is above or below its limits.</source>
        <translation>Alarm, solange eine Zahl über oder unter ihren Grenzwerten liegt.</translation>
    </message>
    <message>
        <source>Alarm while a point&apos;s status has one of the chosen flags.</source>
        <translation>Alarm, solange der Status eines Punktes eines der gewählten Flags hat.</translation>
    </message>
    <message>
        <source>Alarm while communication is lost.</source>
        <translation>Alarm, solange die Kommunikation ausgefallen ist.</translation>
    </message>
    <message>
        <source>Alarm while somebody overrides the point.</source>
        <translation>Alarm, solange der Punkt übersteuert ist.</translation>
    </message>
    <message>
        <source>Alarm while the point is disabled.</source>
        <translation>Alarm, solange der Punkt deaktiviert ist.</translation>
    </message>
    <message>
        <source>Alarm while the point is in fault.</source>
        <translation>Alarm, solange der Punkt einen Fehler hat.</translation>
    </message>
    <message>
        <source>Alarm while the value is stale.</source>
        <translation>Alarm, solange der Wert veraltet ist.</translation>
    </message>
    <message>
        <source>Alarm while there is no value.</source>
        <translation>Alarm, solange es keinen Wert gibt.</translation>
    </message>
    <message>
        <source>Alarms that are not normal, or wait for an acknowledgement.</source>
        <translation>Alarme, die nicht normal sind oder auf eine Quittierung warten.</translation>
    </message>
    <message>
        <source>Alarms that wait for an acknowledgement.</source>
        <translation>Alarme, die auf eine Quittierung warten.</translation>
    </message>
    <message>
        <source>Alarms whose source is in offnormal, fault or alert now.</source>
        <translation>Alarme, deren Quelle jetzt nicht normal ist oder im Zustand Fehler oder Hinweis steht.</translation>
    </message>
    <message>
        <source>Allow Disabled Queuing</source>
        <translation>Annahme bei deaktiviertem Konto</translation>
    </message>
    <message>
        <source>Allow Plaintext Auth</source>
        <translation>Klartextanmeldung erlauben</translation>
    </message>
    <message>
        <source>Allowed Hosts</source>
        <translation>Zugelassene Hosts</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>Amplitude</translation>
    </message>
    <message>
        <source>And</source>
        <translation>Und</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>Anmeldeverfahren</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Bcc</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Boolean Change Of State Alarm</source>
        <translation>Zustandsalarm (binär)</translation>
    </message>
    <message>
        <source>Boolean Point</source>
        <translation>Binärpunkt</translation>
    </message>
    <message>
        <source>Boolean Writable</source>
        <translation>Binärpunkt, schreibbar</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Certificate Service</source>
        <translation>Zertifikatsdienst</translation>
    </message>
    <message>
        <source>Challenge</source>
        <translation>Zertifikatsprüfung</translation>
    </message>
    <message>
        <source>Challenged</source>
        <translation>Zertifikatsprüfung gemeldet</translation>
    </message>
    <message>
        <source>Check Connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <source>Clear Override</source>
        <translation>Übersteuerung aufheben</translation>
    </message>
    <message>
        <source>Clear Queue</source>
        <translation>Warteschlange leeren</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Compares two numbers, with hysteresis.</source>
        <translation>Vergleicht zwei Zahlen, mit Hysterese.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Connection Timeout</source>
        <translation>Zeitlimit für die Verbindung</translation>
    </message>
    <message>
        <source>Connects and signs in; status and faultCause show how it went.</source>
        <translation>Verbindet sich und meldet sich an; status und faultCause zeigen das Ergebnis.</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Steuerung</translation>
    </message>
    <message>
        <source>Copies the conversation with the server to the log, secrets masked.</source>
        <translation>Schreibt das Gespräch mit dem Server in das Protokoll, Geheimnisse unkenntlich gemacht.</translation>
    </message>
    <message>
        <source>Counters</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>Damage that nobody looked after yet: a line for each, with the file that was kept.</source>
        <translation>Schäden, um die sich noch niemand gekümmert hat: je eine Zeile, mit der aufbewahrten Datei.</translation>
    </message>
    <message>
        <source>Days Of Week</source>
        <translation>Wochentage</translation>
    </message>
    <message>
        <source>Deadband</source>
        <translation>Hysterese</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Fehlersuche</translation>
    </message>
    <message>
        <source>Decides which servers are believed: trust stores and Allowed Hosts.</source>
        <translation>Entscheidet, welchen Servern vertraut wird: Vertrauensspeicher und zugelassene Hosts.</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögerung</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>Deaktivieren</translation>
    </message>
    <message>
        <source>Disk Free</source>
        <translation>Freier Datenträgeranteil</translation>
    </message>
    <message>
        <source>Disk Free Bytes</source>
        <translation>Freier Datenträgerplatz</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Email Recipient</source>
        <translation>E-Mail-Empfänger</translation>
    </message>
    <message>
        <source>Email Service</source>
        <translation>E-Mail-Dienst</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Enable To Fault</source>
        <translation>Alarm bei Fehler</translation>
    </message>
    <message>
        <source>Enable To Offnormal</source>
        <translation>Alarm, wenn nicht normal</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>Aktiviert</translation>
    </message>
    <message>
        <source>Encrypt from the first byte (TLS on connect). Excludes useStartTls.</source>
        <translation>Vom ersten Byte an verschlüsseln (TLS beim Verbinden). Schließt useStartTls aus.</translation>
    </message>
    <message>
        <source>Ends the override; the input decides again.</source>
        <translation>Beendet die Übersteuerung; der Eingang bestimmt wieder.</translation>
    </message>
    <message>
        <source>Enum Point</source>
        <translation>Aufzählungspunkt</translation>
    </message>
    <message>
        <source>Enum Writable</source>
        <translation>Aufzählungspunkt, schreibbar</translation>
    </message>
    <message>
        <source>Every event of every alarm of this class; link recipients to it.</source>
        <translation>Jedes Ereignis jedes Alarms dieser Klasse; die Empfänger damit verknüpfen.</translation>
    </message>
    <message>
        <source>Every event of every alarm, whatever its class: {event, transition, time, note, alarm}; alarm is the record right after it, as alarm.query shows it.</source>
        <translation>Jedes Ereignis jedes Alarms, gleich welcher Klasse: {event, transition, time, note, alarm}; alarm ist der Datensatz unmittelbar danach, wie ihn alarm.query zeigt.</translation>
    </message>
    <message>
        <source>Facets</source>
        <translation>Facetten</translation>
    </message>
    <message>
        <source>Fallback</source>
        <translation>Ersatzwert</translation>
    </message>
    <message>
        <source>Fallback Account</source>
        <translation>Ersatzkonto</translation>
    </message>
    <message>
        <source>Fault Cause</source>
        <translation>Fehlerursache</translation>
    </message>
    <message>
        <source>Fires whenever a server&apos;s certificate was refused, approved, denied or changed.</source>
        <translation>Wird ausgelöst, wenn das Zertifikat eines Servers abgewiesen, genehmigt, abgelehnt oder geändert wurde.</translation>
    </message>
    <message>
        <source>First input; null = not used.</source>
        <translation>Erster Eingang; null = nicht verwendet.</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flags</translation>
    </message>
    <message>
        <source>Fleeting Count</source>
        <translation>Anzahl flüchtig</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Fourth input; null = not used.</source>
        <translation>Vierter Eingang; null = nicht verwendet.</translation>
    </message>
    <message>
        <source>Free bytes of the disk that holds the station folder.</source>
        <translation>Freie Bytes auf dem Datenträger mit dem Ordner der Station.</translation>
    </message>
    <message>
        <source>Free part of the disk that holds the station folder.</source>
        <translation>Freier Anteil des Datenträgers mit dem Ordner der Station.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Hands a boolean on once it has lasted.</source>
        <translation>Gibt einen Binärwert weiter, sobald er lange genug bestanden hat.</translation>
    </message>
    <message>
        <source>High Limit</source>
        <translation>Oberer Grenzwert</translation>
    </message>
    <message>
        <source>High Limit Enabled</source>
        <translation>Oberer Grenzwert aktiviert</translation>
    </message>
    <message>
        <source>High Limit Text</source>
        <translation>Text zum oberen Grenzwert</translation>
    </message>
    <message>
        <source>Holds other components.</source>
        <translation>Enthält andere Komponenten.</translation>
    </message>
    <message>
        <source>Holds the mail accounts and the outbox that they share.</source>
        <translation>Enthält die Mail-Konten und ihren gemeinsamen Postausgang.</translation>
    </message>
    <message>
        <source>Holds what belongs to the machine rather than to the building.</source>
        <translation>Enthält, was zum Rechner und nicht zum Gebäude gehört.</translation>
    </message>
    <message>
        <source>Host Monitor</source>
        <translation>Rechnerüberwachung</translation>
    </message>
    <message>
        <source>Hostname</source>
        <translation>Hostname</translation>
    </message>
    <message>
        <source>How far inside its limit a value must be before it counts as normal again.</source>
        <translation>Wie weit ein Wert innerhalb seines Grenzwertes liegen muss, bevor er wieder als normal gilt.</translation>
    </message>
    <message>
        <source>How far the wave goes above and below the offset.</source>
        <translation>Wie weit die Schwingung über und unter den Versatz reicht.</translation>
    </message>
    <message>
        <source>How long a value must be normal before the alarm ends.</source>
        <translation>Wie lange ein Wert normal sein muss, bevor der Alarm endet.</translation>
    </message>
    <message>
        <source>How long a value must be offnormal before the alarm is raised.</source>
        <translation>Wie lange ein Wert vom Normalzustand abweichen muss, bevor der Alarm ausgelöst wird.</translation>
    </message>
    <message>
        <source>How long one wave takes.</source>
        <translation>Wie lange eine Schwingung dauert.</translation>
    </message>
    <message>
        <source>How long the input must be false before the output is.</source>
        <translation>Wie lange der Eingang falsch sein muss, bevor der Ausgang es wird.</translation>
    </message>
    <message>
        <source>How long the input must be true before the output is.</source>
        <translation>Wie lange der Eingang wahr sein muss, bevor der Ausgang es wird.</translation>
    </message>
    <message>
        <source>How long this host has been running.</source>
        <translation>Wie lange dieser Rechner schon läuft.</translation>
    </message>
    <message>
        <source>How long to wait from the name look-up to the server&apos;s greeting.</source>
        <translation>Wie lange von der Namensauflösung bis zur Begrüßung des Servers gewartet wird.</translation>
    </message>
    <message>
        <source>How often the output is computed; each time costs a wake-up of the station.</source>
        <translation>Wie oft der Ausgang berechnet wird; jedes Mal muss die Station dafür aufwachen.</translation>
    </message>
    <message>
        <source>How often the value was offnormal for less than timeDelay, since the station started.</source>
        <translation>Wie oft der Wert seit dem Start der Station kürzer als timeDelay vom Normalzustand abwich.</translation>
    </message>
    <message>
        <source>How often the values are measured; each time costs a wake-up of the station.</source>
        <translation>Wie oft die Werte gemessen werden; jedes Mal muss die Station dafür aufwachen.</translation>
    </message>
    <message>
        <source>How the two numbers are compared.</source>
        <translation>Wie die beiden Zahlen verglichen werden.</translation>
    </message>
    <message>
        <source>Html</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Hysteresis</source>
        <translation>Hysterese</translation>
    </message>
    <message>
        <source>Identifies the station for ever; made with it.</source>
        <translation>Kennzeichnet die Station dauerhaft; mit ihr erzeugt.</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>In A</source>
        <translation>Eingang A</translation>
    </message>
    <message>
        <source>In Alarm Count</source>
        <translation>Anzahl im Alarm</translation>
    </message>
    <message>
        <source>In B</source>
        <translation>Eingang B</translation>
    </message>
    <message>
        <source>In C</source>
        <translation>Eingang C</translation>
    </message>
    <message>
        <source>In D</source>
        <translation>Eingang D</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Intervall</translation>
    </message>
    <message>
        <source>Keeps every alarm and hands its events to the alarm classes.</source>
        <translation>Bewahrt jeden Alarm auf und gibt seine Ereignisse an die Alarmklassen weiter.</translation>
    </message>
    <message>
        <source>Keeps taking mail into the queue while the account is disabled.</source>
        <translation>Nimmt weiter Mail in die Warteschlange auf, solange das Konto deaktiviert ist.</translation>
    </message>
    <message>
        <source>Last Alarm Time</source>
        <translation>Zeit des letzten Alarms</translation>
    </message>
    <message>
        <source>Last Change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Last Decision</source>
        <translation>Letzte Entscheidung</translation>
    </message>
    <message>
        <source>Last Discard</source>
        <translation>Letztes Verwerfen</translation>
    </message>
    <message>
        <source>Last Discard Cause</source>
        <translation>Ursache des letzten Verwerfens</translation>
    </message>
    <message>
        <source>Last Mailed</source>
        <translation>Letzte Mail</translation>
    </message>
    <message>
        <source>Last Poll Failure</source>
        <translation>Letzter Fehlschlag</translation>
    </message>
    <message>
        <source>Last Poll Failure Cause</source>
        <translation>Ursache des letzten Fehlschlags</translation>
    </message>
    <message>
        <source>Last Poll Success</source>
        <translation>Letzter Erfolg</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzwerte</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Login name, usually the full mail address. Empty means that the server wants no sign-in.</source>
        <translation>Anmeldename, meist die vollständige Mail-Adresse. Leer bedeutet, dass der Server keine Anmeldung verlangt.</translation>
    </message>
    <message>
        <source>Low Limit</source>
        <translation>Unterer Grenzwert</translation>
    </message>
    <message>
        <source>Low Limit Enabled</source>
        <translation>Unterer Grenzwert aktiviert</translation>
    </message>
    <message>
        <source>Low Limit Text</source>
        <translation>Text zum unteren Grenzwert</translation>
    </message>
    <message>
        <source>Mail acknowledgements too. Off by default: it would be one more mail for every alarm, and whoever needs to know sees it in the alarm console.</source>
        <translation>Auch Quittierungen per Mail melden. Standardmäßig aus: Es wäre eine weitere Mail je Alarm, und wer es wissen muss, sieht es in der Alarmkonsole.</translation>
    </message>
    <message>
        <source>Mail alerts.</source>
        <translation>Hinweise per Mail melden.</translation>
    </message>
    <message>
        <source>Mail when a source goes into fault.</source>
        <translation>Mail senden, wenn bei einer Quelle ein Fehler eintritt.</translation>
    </message>
    <message>
        <source>Mail when a source goes offnormal.</source>
        <translation>Mail senden, wenn eine Quelle vom Normalzustand abweicht.</translation>
    </message>
    <message>
        <source>Mail when a source is normal again.</source>
        <translation>Mail senden, wenn eine Quelle wieder normal ist.</translation>
    </message>
    <message>
        <source>Mails the alarms that are routed to it.</source>
        <translation>Versendet die hierher geleiteten Alarme per Mail.</translation>
    </message>
    <message>
        <source>Master switch of all accounts. While off, mail waits in the outbox.</source>
        <translation>Hauptschalter aller Konten. Solange er aus ist, wartet die Mail im Postausgang.</translation>
    </message>
    <message>
        <source>Max Per Minute</source>
        <translation>Höchstens pro Minute</translation>
    </message>
    <message>
        <source>Max Queue Size</source>
        <translation>Höchstlänge der Warteschlange</translation>
    </message>
    <message>
        <source>Max Recipients Per Day</source>
        <translation>Höchstens Empfänger pro Tag</translation>
    </message>
    <message>
        <source>Max Sendable Per Day</source>
        <translation>Höchstens Nachrichten pro Tag</translation>
    </message>
    <message>
        <source>Measure Now</source>
        <translation>Jetzt messen</translation>
    </message>
    <message>
        <source>Measures at once.</source>
        <translation>Misst sofort.</translation>
    </message>
    <message>
        <source>Measures disk, memory, load and temperature of this computer.</source>
        <translation>Misst Datenträger, Arbeitsspeicher, Auslastung und Temperatur dieses Rechners.</translation>
    </message>
    <message>
        <source>Memory Free</source>
        <translation>Freier Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Message above the high limit; empty = toOffnormalText.</source>
        <translation>Meldung oberhalb des oberen Grenzwertes; leer = toOffnormalText.</translation>
    </message>
    <message>
        <source>Message below the low limit; empty = toOffnormalText.</source>
        <translation>Meldung unterhalb des unteren Grenzwertes; leer = toOffnormalText.</translation>
    </message>
    <message>
        <source>Message for a fault; empty = made from the status.</source>
        <translation>Meldung bei einem Fehler; leer = aus dem Status gebildet.</translation>
    </message>
    <message>
        <source>Message for back to normal; empty = made from the value.</source>
        <translation>Meldung bei der Rückkehr zum Normalzustand; leer = aus dem Wert gebildet.</translation>
    </message>
    <message>
        <source>Message when the alarm is raised; empty = made from value and limit.</source>
        <translation>Meldung beim Auslösen des Alarms; leer = aus Wert und Grenzwert gebildet.</translation>
    </message>
    <message>
        <source>Messages a day that the provider allows; 0 means without limit.</source>
        <translation>Nachrichten pro Tag, die der Anbieter erlaubt; 0 bedeutet unbegrenzt.</translation>
    </message>
    <message>
        <source>Messages a minute that the provider allows; 0 means without limit.</source>
        <translation>Nachrichten pro Minute, die der Anbieter erlaubt; 0 bedeutet unbegrenzt.</translation>
    </message>
    <message>
        <source>Messages set aside since the station started or the counters were reset; `tocsin outbox --state Discarded` lists them all.</source>
        <translation>Nachrichten, die seit dem Start der Station oder dem Zurücksetzen der Zähler verworfen wurden; `tocsin outbox --state Discarded` listet alle auf.</translation>
    </message>
    <message>
        <source>Messages that may wait. Beyond it the least urgent is set aside, listed and counted, never dropped silently.</source>
        <translation>Nachrichten, die warten dürfen. Darüber hinaus wird die am wenigsten dringende verworfen, aufgelistet und gezählt; nichts geht stillschweigend verloren.</translation>
    </message>
    <message>
        <source>Messages that the server took since the station started or the counters were reset.</source>
        <translation>Nachrichten, die der Server seit dem Start der Station oder dem Zurücksetzen der Zähler angenommen hat.</translation>
    </message>
    <message>
        <source>Messages that wait now.</source>
        <translation>Nachrichten, die jetzt warten.</translation>
    </message>
    <message>
        <source>Messages that wait, over all accounts and without one.</source>
        <translation>Wartende Nachrichten, über alle Konten und ohne Konto.</translation>
    </message>
    <message>
        <source>Name of the mail server. Its certificate must carry the same name.</source>
        <translation>Name des Mailservers. Sein Zertifikat muss denselben Namen tragen.</translation>
    </message>
    <message>
        <source>Not</source>
        <translation>Nicht</translation>
    </message>
    <message>
        <source>Number Discarded</source>
        <translation>Anzahl verworfen</translation>
    </message>
    <message>
        <source>Number Sent</source>
        <translation>Anzahl gesendet</translation>
    </message>
    <message>
        <source>Number of certificates imported into the User trust store.</source>
        <translation>Anzahl der Zertifikate, die in den Benutzer-Vertrauensspeicher importiert wurden.</translation>
    </message>
    <message>
        <source>Number of certificates in the operating system&apos;s trust store.</source>
        <translation>Anzahl der Zertifikate im Vertrauensspeicher des Betriebssystems.</translation>
    </message>
    <message>
        <source>Numeric Point</source>
        <translation>Zahlenpunkt</translation>
    </message>
    <message>
        <source>Numeric Writable</source>
        <translation>Zahlenpunkt, schreibbar</translation>
    </message>
    <message>
        <source>Of the first thermal zone of this host; null where there is none.</source>
        <translation>Der ersten Temperaturzone dieses Rechners; null, wenn es keine gibt.</translation>
    </message>
    <message>
        <source>Off Delay</source>
        <translation>Ausschaltverzögerung</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Versatz</translation>
    </message>
    <message>
        <source>On Delay</source>
        <translation>Einschaltverzögerung</translation>
    </message>
    <message>
        <source>Once true, an order comparison stays true until the number has gone back by this much. For equal and notEqual it is how far two equal numbers may differ.</source>
        <translation>Ist ein Größenvergleich einmal wahr, bleibt er wahr, bis die Zahl um diesen Betrag zurückgegangen ist. Bei equal und notEqual: wie weit sich zwei gleiche Zahlen unterscheiden dürfen.</translation>
    </message>
    <message>
        <source>One of several texts with its status; the facets list the texts.</source>
        <translation>Einer von mehreren Texten mit seinem Status; die Facetten führen die Texte auf.</translation>
    </message>
    <message>
        <source>One of several texts, which a person can override.</source>
        <translation>Einer von mehreren Texten, den eine Person übersteuern kann.</translation>
    </message>
    <message>
        <source>Only between these times of day; equal times = the whole day, an earlier end = overnight.</source>
        <translation>Nur zwischen diesen Tageszeiten; gleiche Zeiten = ganztägig, früheres Ende = über Nacht.</translation>
    </message>
    <message>
        <source>Only on these days. The hours after midnight of a night belong to the day it began on.</source>
        <translation>Nur an diesen Tagen. Die Stunden einer Nacht nach Mitternacht gehören zu dem Tag, an dem sie begann.</translation>
    </message>
    <message>
        <source>Open Alarm Count</source>
        <translation>Anzahl offener Alarme</translation>
    </message>
    <message>
        <source>Open Alarms</source>
        <translation>Offene Alarme</translation>
    </message>
    <message>
        <source>Open Challenges</source>
        <translation>Offene Zertifikatsprüfungen</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Or</source>
        <translation>Oder</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Out Of Range Alarm</source>
        <translation>Grenzwertalarm</translation>
    </message>
    <message>
        <source>Outbox Changed</source>
        <translation>Postausgang geändert</translation>
    </message>
    <message>
        <source>Outgoing Account</source>
        <translation>Ausgangskonto</translation>
    </message>
    <message>
        <source>Override</source>
        <translation>Übersteuerung</translation>
    </message>
    <message>
        <source>Override Until</source>
        <translation>Übersteuert bis</translation>
    </message>
    <message>
        <source>Overrides the output with this value until the override is cleared.</source>
        <translation>Übersteuert den Ausgang mit diesem Wert, bis die Übersteuerung aufgehoben wird.</translation>
    </message>
    <message>
        <source>Part of the memory that programs can still get.</source>
        <translation>Anteil des Arbeitsspeichers, der Programmen noch zur Verfügung steht.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password or app password. It is used for this host, port and security mode only.</source>
        <translation>Passwort oder App-Passwort. Es wird nur für diesen Host, diesen Port und diese Verschlüsselungsart verwendet.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Platform Services</source>
        <translation>Plattformdienste</translation>
    </message>
    <message>
        <source>Pollrate</source>
        <translation>Wiederholintervall</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Priority To Alert</source>
        <translation>Priorität: Hinweis</translation>
    </message>
    <message>
        <source>Priority To Fault</source>
        <translation>Priorität: Fehler</translation>
    </message>
    <message>
        <source>Priority To Normal</source>
        <translation>Priorität: wieder normal</translation>
    </message>
    <message>
        <source>Priority To Offnormal</source>
        <translation>Priorität: nicht normal</translation>
    </message>
    <message>
        <source>Programs that ran or waited to run, averaged over the last minute.</source>
        <translation>Programme, die liefen oder auf Ausführung warteten, gemittelt über die letzte Minute.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Queue Size</source>
        <translation>Länge der Warteschlange</translation>
    </message>
    <message>
        <source>Queues everything again that was set aside.</source>
        <translation>Stellt alles Verworfene wieder in die Warteschlange.</translation>
    </message>
    <message>
        <source>Ramp</source>
        <translation>Rampe</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Recipients a day that the provider allows; 0 means without limit.</source>
        <translation>Empfänger pro Tag, die der Anbieter erlaubt; 0 bedeutet unbegrenzt.</translation>
    </message>
    <message>
        <source>Reply To</source>
        <translation>Antwort an</translation>
    </message>
    <message>
        <source>Reset Counters</source>
        <translation>Zähler zurücksetzen</translation>
    </message>
    <message>
        <source>Reset Fault</source>
        <translation>Fehler zurücksetzen</translation>
    </message>
    <message>
        <source>Resolved Port</source>
        <translation>Verwendeter Port</translation>
    </message>
    <message>
        <source>Retry Discarded</source>
        <translation>Verworfene erneut versuchen</translation>
    </message>
    <message>
        <source>Route Acks</source>
        <translation>Quittierungen weiterleiten</translation>
    </message>
    <message>
        <source>Route Alarm</source>
        <translation>Alarm weiterleiten</translation>
    </message>
    <message>
        <source>Says how urgent alarms are, what must be acknowledged, and who gets them.</source>
        <translation>Legt fest, wie dringend Alarme sind, was quittiert werden muss und wer sie bekommt.</translation>
    </message>
    <message>
        <source>Says that a damaged database was looked after: the fault and its alarm end.</source>
        <translation>Erklärt eine beschädigte Datenbank für erledigt: Der Fehler und sein Alarm enden.</translation>
    </message>
    <message>
        <source>Says that damaged trust files were looked after: the fault and its alarm end.</source>
        <translation>Erklärt beschädigte Vertrauensdateien für erledigt: Der Fehler und sein Alarm enden.</translation>
    </message>
    <message>
        <source>Second input; null = not used.</source>
        <translation>Zweiter Eingang; null = nicht verwendet.</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Send Test</source>
        <translation>Testmail senden</translation>
    </message>
    <message>
        <source>Send To Alert</source>
        <translation>Senden: Hinweis</translation>
    </message>
    <message>
        <source>Send To Fault</source>
        <translation>Senden: Fehler</translation>
    </message>
    <message>
        <source>Send To Normal</source>
        <translation>Senden: wieder normal</translation>
    </message>
    <message>
        <source>Send To Offnormal</source>
        <translation>Senden: nicht normal</translation>
    </message>
    <message>
        <source>Send an HTML form of the text along with the plain one.</source>
        <translation>Zusätzlich zum reinen Text eine HTML-Fassung senden.</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Sends a test mail to the given address, or to the sender when none is given.</source>
        <translation>Sendet eine Testmail an die angegebene Adresse oder, wenn keine angegeben ist, an den Absender.</translation>
    </message>
    <message>
        <source>Sends the station&apos;s mail through one SMTP server.</source>
        <translation>Sendet die Mail der Station über einen SMTP-Server.</translation>
    </message>
    <message>
        <source>Servers whose certificate was refused and waits for a person&apos;s decision.</source>
        <translation>Server, deren Zertifikat abgewiesen wurde und auf die Entscheidung einer Person wartet.</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Set Aside</source>
        <translation>Beiseitegelegt</translation>
    </message>
    <message>
        <source>Set Override</source>
        <translation>Übersteuern</translation>
    </message>
    <message>
        <source>Sets all waiting mail of this account aside; it can be retried.</source>
        <translation>Verwirft alle wartenden Mails dieses Kontos; sie können erneut versucht werden.</translation>
    </message>
    <message>
        <source>Sets numberSent and numberDiscarded to 0.</source>
        <translation>Setzt numberSent und numberDiscarded auf 0.</translation>
    </message>
    <message>
        <source>Shows subject and text for the last alarm, or for a sample, and names unknown variables.</source>
        <translation>Zeigt Betreff und Text für den letzten Alarm oder ein Beispiel und nennt unbekannte Variablen.</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Sine Wave</source>
        <translation>Sinuswelle</translation>
    </message>
    <message>
        <source>Somebody has to acknowledge alerts; without that they close at once.</source>
        <translation>Hinweise müssen quittiert werden; sonst schließen sie sofort.</translation>
    </message>
    <message>
        <source>Somebody has to acknowledge that the source went back to normal.</source>
        <translation>Dass die Quelle wieder normal wurde, muss quittiert werden.</translation>
    </message>
    <message>
        <source>Somebody has to acknowledge that the source went into fault.</source>
        <translation>Dass bei der Quelle ein Fehler eintrat, muss quittiert werden.</translation>
    </message>
    <message>
        <source>Somebody has to acknowledge that the source went offnormal.</source>
        <translation>Dass die Quelle nicht mehr normal ist, muss quittiert werden.</translation>
    </message>
    <message>
        <source>Source Name</source>
        <translation>Quellenname</translation>
    </message>
    <message>
        <source>Stale After</source>
        <translation>Veraltet nach</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Station Id</source>
        <translation>Stations-ID</translation>
    </message>
    <message>
        <source>Station Name</source>
        <translation>Stationsname</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Status Alarm</source>
        <translation>Statusalarm</translation>
    </message>
    <message>
        <source>Stores</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>String Point</source>
        <translation>Textpunkt</translation>
    </message>
    <message>
        <source>String Writable</source>
        <translation>Textpunkt, schreibbar</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Subject of the mail, with %variables% of the alarm; cut at 78 characters.</source>
        <translation>Betreff der Mail, mit %Variablen% des Alarms; nach 78 Zeichen abgeschnitten.</translation>
    </message>
    <message>
        <source>Switches the account off; mail waits or goes through the fallback.</source>
        <translation>Schaltet das Konto aus; Mails warten oder gehen über das Ersatzkonto.</translation>
    </message>
    <message>
        <source>Switches the account on.</source>
        <translation>Schaltet das Konto ein.</translation>
    </message>
    <message>
        <source>System Anchors</source>
        <translation>Vertrauensanker (System)</translation>
    </message>
    <message>
        <source>TCP port; -1 takes the usual one of the security mode, shown as resolvedPort.</source>
        <translation>TCP-Port; -1 nimmt den üblichen der Verschlüsselungsart, zu sehen als resolvedPort.</translation>
    </message>
    <message>
        <source>TLS version and cipher of the last connection, and on whose word the server was believed.</source>
        <translation>TLS-Version und Chiffre der letzten Verbindung, und worauf das Vertrauen zum Server beruhte.</translation>
    </message>
    <message>
        <source>Takes an alarm event; link it from the topic alarm of an alarm class.</source>
        <translation>Nimmt ein Alarmereignis an; mit dem Topic alarm einer Alarmklasse zu verknüpfen.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Text of the mail, with %variables% of the alarm; try it with preview.</source>
        <translation>Text der Mail, mit %Variablen% des Alarms; zu prüfen mit preview.</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>That mail waits without an account, or else the last trouble that the outbox reported.</source>
        <translation>Dass Mails ohne Konto warten, sonst die letzte Störung, die der Postausgang meldete.</translation>
    </message>
    <message>
        <source>The account that sends; empty, or while it does not exist, the first enabled one.</source>
        <translation>Das sendende Konto; ist es leer oder gibt es das Konto nicht, sendet das erste aktivierte.</translation>
    </message>
    <message>
        <source>The class that routes the alarms; empty = the class called Default.</source>
        <translation>Die Klasse, die die Alarme weiterleitet; leer = die Klasse namens Default.</translation>
    </message>
    <message>
        <source>The container of the station&apos;s services.</source>
        <translation>Der Behälter für die Dienste der Station.</translation>
    </message>
    <message>
        <source>The input, delayed.</source>
        <translation>Der Eingang, verzögert.</translation>
    </message>
    <message>
        <source>The inputs combined.</source>
        <translation>Die Verknüpfung der Eingänge.</translation>
    </message>
    <message>
        <source>The middle of the wave.</source>
        <translation>Die Mitte der Welle.</translation>
    </message>
    <message>
        <source>The number on the left.</source>
        <translation>Die Zahl links.</translation>
    </message>
    <message>
        <source>The number on the right; set it, or link it.</source>
        <translation>Die Zahl rechts; einstellen oder verknüpfen.</translation>
    </message>
    <message>
        <source>The opposite of its input.</source>
        <translation>Das Gegenteil des Eingangs.</translation>
    </message>
    <message>
        <source>The output becomes stale when the input was not written for this long; 0 = never.</source>
        <translation>Der Ausgang ist veraltet, wenn der Eingang so lange nicht geschrieben wurde; 0 = nie.</translation>
    </message>
    <message>
        <source>The output while there is neither an override nor a valid input.</source>
        <translation>Der Ausgang, solange es weder eine Übersteuerung noch einen gültigen Eingang gibt.</translation>
    </message>
    <message>
        <source>The port that is really used.</source>
        <translation>Der tatsächlich verwendete Port.</translation>
    </message>
    <message>
        <source>The present value of the wave.</source>
        <translation>Der momentane Wert der Welle.</translation>
    </message>
    <message>
        <source>The protocol that carries mail out.</source>
        <translation>Das Protokoll, mit dem Mails versandt werden.</translation>
    </message>
    <message>
        <source>The record of the open alarm; empty when there is none.</source>
        <translation>Der Datensatz des offenen Alarms; leer, wenn es keinen gibt.</translation>
    </message>
    <message>
        <source>The root of the tree.</source>
        <translation>Die Wurzel des Baums.</translation>
    </message>
    <message>
        <source>The state as it was reported; a delay that still runs does not show.</source>
        <translation>Der Zustand, wie er gemeldet wurde; eine noch laufende Verzögerung zeigt sich nicht.</translation>
    </message>
    <message>
        <source>The transitions that do not wait for an acknowledgement.</source>
        <translation>Die Übergänge, die nicht auf eine Quittierung warten.</translation>
    </message>
    <message>
        <source>The value as everybody else sees it, with its status.</source>
        <translation>Der Wert, wie ihn alle anderen sehen, mit seinem Status.</translation>
    </message>
    <message>
        <source>The value as it arrives: link it, or set it from outside.</source>
        <translation>Der Wert, wie er eintrifft: verknüpfen oder von außen setzen.</translation>
    </message>
    <message>
        <source>The value that is an alarm.</source>
        <translation>Der Wert, der ein Alarm ist.</translation>
    </message>
    <message>
        <source>The worst of the accounts; {fault} while mail waits and there is none.</source>
        <translation>Der schlechteste Status der Konten; {fault}, solange Mails warten und es kein Konto gibt.</translation>
    </message>
    <message>
        <source>Third input; null = not used.</source>
        <translation>Dritter Eingang; null = nicht verwendet.</translation>
    </message>
    <message>
        <source>Time Delay</source>
        <translation>Zeitverzögerung</translation>
    </message>
    <message>
        <source>Time Delay To Normal</source>
        <translation>Zeitverzögerung bis normal</translation>
    </message>
    <message>
        <source>Time Of Last Alarm</source>
        <translation>Zeit des letzten Alarms</translation>
    </message>
    <message>
        <source>Time Range</source>
        <translation>Zeitbereich</translation>
    </message>
    <message>
        <source>Tls Min Protocol</source>
        <translation>TLS-Mindestversion</translation>
    </message>
    <message>
        <source>Tls Session</source>
        <translation>TLS-Sitzung</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>To Fault Text</source>
        <translation>Text: Fehler</translation>
    </message>
    <message>
        <source>To Normal Text</source>
        <translation>Text: wieder normal</translation>
    </message>
    <message>
        <source>To Offnormal Text</source>
        <translation>Text: nicht normal</translation>
    </message>
    <message>
        <source>Total Alarm Count</source>
        <translation>Alarme insgesamt</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Tries all waiting mail of this account at once.</source>
        <translation>Versucht alle wartenden Mails dieses Kontos sofort.</translation>
    </message>
    <message>
        <source>True while at least one input is true.</source>
        <translation>Wahr, solange mindestens ein Eingang wahr ist.</translation>
    </message>
    <message>
        <source>True while every input in use is true.</source>
        <translation>Wahr, solange jeder verwendete Eingang wahr ist.</translation>
    </message>
    <message>
        <source>True while the input is false.</source>
        <translation>Wahr, solange der Eingang falsch ist.</translation>
    </message>
    <message>
        <source>Unacked Alarm Count</source>
        <translation>Anzahl unquittierter Alarme</translation>
    </message>
    <message>
        <source>Unacked Alarms</source>
        <translation>Unquittierte Alarme</translation>
    </message>
    <message>
        <source>Unit, limits and texts of this point&apos;s values; they refine its other slots.</source>
        <translation>Einheit, Grenzen und Texte für die Werte dieses Punkts; sie gelten auch für seine anderen Slots.</translation>
    </message>
    <message>
        <source>Update Interval</source>
        <translation>Aktualisierungsintervall</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>Betriebszeit</translation>
    </message>
    <message>
        <source>Urgency of alerts.</source>
        <translation>Dringlichkeit von Hinweisen.</translation>
    </message>
    <message>
        <source>Urgency of going back to normal. As urgent as the alarm, it cannot overtake it.</source>
        <translation>Dringlichkeit der Rückkehr zu normal. So dringlich wie der Alarm, kann sie ihn nicht überholen.</translation>
    </message>
    <message>
        <source>Urgency of going into fault.</source>
        <translation>Dringlichkeit beim Eintreten eines Fehlers.</translation>
    </message>
    <message>
        <source>Urgency of going offnormal: 1 is the most urgent, 255 the least. Ordinary mail has 128.</source>
        <translation>Dringlichkeit des Übergangs zu nicht normal: 1 ist am dringendsten, 255 am wenigsten dringend. Gewöhnliche Mails haben 128.</translation>
    </message>
    <message>
        <source>Use Ssl</source>
        <translation>SSL verwenden</translation>
    </message>
    <message>
        <source>Use Start Tls</source>
        <translation>STARTTLS verwenden</translation>
    </message>
    <message>
        <source>User Anchors</source>
        <translation>Vertrauensanker (Benutzer)</translation>
    </message>
    <message>
        <source>Waiting mail is tried again at least this often. New mail goes at once.</source>
        <translation>Mindestens so oft werden wartende Mails erneut versucht. Neue Mails gehen sofort.</translation>
    </message>
    <message>
        <source>What is delayed.</source>
        <translation>Was verzögert wird.</translation>
    </message>
    <message>
        <source>What is negated.</source>
        <translation>Was umgekehrt wird.</translation>
    </message>
    <message>
        <source>What is wrong at present, why, and what to do about it.</source>
        <translation>Was zurzeit nicht stimmt, warum, und was zu tun ist.</translation>
    </message>
    <message>
        <source>What is wrong, and what to do about it.</source>
        <translation>Was nicht stimmt und was zu tun ist.</translation>
    </message>
    <message>
        <source>What people call the source; %parent.parent.displayName% %parent.displayName% names the device too.</source>
        <translation>Wie die Quelle genannt wird; %parent.parent.displayName% %parent.displayName% nennt auch das Gerät.</translation>
    </message>
    <message>
        <source>What people call this station; used in mail subjects.</source>
        <translation>Wie diese Station genannt wird; steht im Betreff der Mails.</translation>
    </message>
    <message>
        <source>What the connection is doing: closed, connect, hello, signIn, idle, mailFrom and so on.</source>
        <translation>Was die Verbindung gerade tut: closed, connect, hello, signIn, idle, mailFrom und so weiter.</translation>
    </message>
    <message>
        <source>What to do about the alarm; goes with it to whoever gets it.</source>
        <translation>Was bei dem Alarm zu tun ist; geht mit ihm an alle, die ihn bekommen.</translation>
    </message>
    <message>
        <source>What was done with the last event, and why.</source>
        <translation>Was mit dem letzten Ereignis geschah und warum.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When Disabled</source>
        <translation>Bei Deaktivierung</translation>
    </message>
    <message>
        <source>When Down</source>
        <translation>Bei Ausfall</translation>
    </message>
    <message>
        <source>When Fault</source>
        <translation>Bei Fehler</translation>
    </message>
    <message>
        <source>When Null</source>
        <translation>Bei fehlendem Wert</translation>
    </message>
    <message>
        <source>When Overridden</source>
        <translation>Bei Übersteuerung</translation>
    </message>
    <message>
        <source>When Stale</source>
        <translation>Bei veraltetem Wert</translation>
    </message>
    <message>
        <source>When a mail was last handed to the outbox.</source>
        <translation>Wann zuletzt eine Mail dem Postausgang übergeben wurde.</translation>
    </message>
    <message>
        <source>When a message was last set aside.</source>
        <translation>Wann zuletzt eine Nachricht verworfen wurde.</translation>
    </message>
    <message>
        <source>When an attempt last failed.</source>
        <translation>Wann zuletzt ein Versuch fehlschlug.</translation>
    </message>
    <message>
        <source>When the alarm&apos;s record last changed.</source>
        <translation>Wann sich der Datensatz des Alarms zuletzt änderte.</translation>
    </message>
    <message>
        <source>When the latest alarm of this class was raised.</source>
        <translation>Wann der letzte Alarm dieser Klasse ausgelöst wurde.</translation>
    </message>
    <message>
        <source>When the latest alarm was raised.</source>
        <translation>Wann der letzte Alarm ausgelöst wurde.</translation>
    </message>
    <message>
        <source>When the override ends by itself; null = when somebody clears it.</source>
        <translation>Wann die Übersteuerung von selbst endet; null = wenn jemand sie aufhebt.</translation>
    </message>
    <message>
        <source>When the server last did what was asked.</source>
        <translation>Wann der Server zuletzt tat, was verlangt war.</translation>
    </message>
    <message>
        <source>Where answers go; empty means to the sender.</source>
        <translation>Wohin Antworten gehen; leer heißt an den Absender.</translation>
    </message>
    <message>
        <source>Whether a value that is in fault, down or stale raises an alarm. Never delayed.</source>
        <translation>Ob ein Wert, der fehlerhaft, ausgefallen oder veraltet ist, einen Alarm auslöst. Nie verzögert.</translation>
    </message>
    <message>
        <source>Whether offnormal values raise an alarm.</source>
        <translation>Ob nicht normale Werte einen Alarm auslösen.</translation>
    </message>
    <message>
        <source>Whether the comparison holds.</source>
        <translation>Ob der Vergleich zutrifft.</translation>
    </message>
    <message>
        <source>Whether the high limit counts.</source>
        <translation>Ob der obere Grenzwert zählt.</translation>
    </message>
    <message>
        <source>Whether the low limit counts.</source>
        <translation>Ob der untere Grenzwert zählt.</translation>
    </message>
    <message>
        <source>Which trust file is at fault and why.</source>
        <translation>Welche Vertrauensdatei fehlerhaft ist und warum.</translation>
    </message>
    <message>
        <source>While off, the account connects nowhere.</source>
        <translation>Ausgeschaltet verbindet sich das Konto nirgendwohin.</translation>
    </message>
    <message>
        <source>While off, the output is disabled and stands still.</source>
        <translation>Ausgeschaltet ist der Ausgang deaktiviert und steht still.</translation>
    </message>
    <message>
        <source>While true nothing is reported, faults included; for example linked from a fan that is off.</source>
        <translation>Solange wahr, wird nichts gemeldet, auch keine Fehler; zum Beispiel verknüpft mit einem Ventilator, der aus ist.</translation>
    </message>
    <message>
        <source>Who gets a copy that the others do not see.</source>
        <translation>Wer eine Kopie erhält, die die anderen nicht sehen.</translation>
    </message>
    <message>
        <source>Who gets a copy, visible to all.</source>
        <translation>Wer eine Kopie erhält, für alle sichtbar.</translation>
    </message>
    <message>
        <source>Who gets the mail.</source>
        <translation>Wer die Mail erhält.</translation>
    </message>
    <message>
        <source>Who the mail is from: an address, or Name &lt;address&gt;.</source>
        <translation>Von wem die Mail ist: eine Adresse oder Name &lt;Adresse&gt;.</translation>
    </message>
    <message>
        <source>Why a message was last set aside.</source>
        <translation>Warum zuletzt eine Nachricht verworfen wurde.</translation>
    </message>
    <message>
        <source>Why the last failed attempt failed; kept after it was mended.</source>
        <translation>Warum der letzte fehlgeschlagene Versuch fehlschlug; bleibt nach der Behebung stehen.</translation>
    </message>
    <message>
        <source>useSsl encrypts from the first byte, useStartTls after the greeting; set one of them false</source>
        <translation>useSsl verschlüsselt ab dem ersten Byte, useStartTls nach der Begrüßung; eines von beiden auf false setzen</translation>
    </message>
    <message>
        <source>{fault} when it cannot pass alarms on as it is set, or the last one could not be.</source>
        <translation>{fault}, wenn er in dieser Einstellung keine Alarme weitergeben kann oder der letzte nicht weitergegeben werden konnte.</translation>
    </message>
    <message>
        <source>{ok}, or {fault} when a trust file could not be read.</source>
        <translation>{ok}, oder {fault}, wenn eine Vertrauensdatei nicht gelesen werden konnte.</translation>
    </message>
    <message>
        <source>{ok}, {down} when the network or server fails, {fault} when a person must mend something, {disabled}.</source>
        <translation>{ok}, {down}, wenn Netz oder Server ausfallen, {fault}, wenn eine Person etwas beheben muss, {disabled}.</translation>
    </message>
    <message>
        <source>The server, host:port/protocol, whose certificate needs a person&apos;s decision before the account is served, or with which TLS did not come about; hosts.show tells more. Empty when there is none.</source>
        <translation>Der Server, Host:Port/Protokoll, über dessen Zertifikat eine Person entscheiden muss, bevor das Konto bedient wird, oder mit dem TLS nicht zustande kam; hosts.show sagt mehr. Leer, wenn es keinen gibt.</translation>
    </message>
    <message>
        <source>Automatic takes the best mechanism that the server offers; after a refusal no weaker one is tried, nor one weaker than signInFloor.</source>
        <translation>Automatic nimmt das beste Verfahren, das der Server anbietet; nach einer Ablehnung wird kein schwächeres versucht, und keines, das schwächer ist als signInFloor.</translation>
    </message>
    <message>
        <source>Client Certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>Client Certificate Password</source>
        <translation>Passwort des Client-Zertifikats</translation>
    </message>
    <message>
        <source>Connect in the clear, then encrypt before anything else is said. Excludes useSsl.</source>
        <translation>Unverschlüsselt verbinden und dann verschlüsseln, bevor irgendetwas anderes gesagt wird. Schließt useSsl aus.</translation>
    </message>
    <message>
        <source>Delivery Reports</source>
        <translation>Zustellberichte</translation>
    </message>
    <message>
        <source>Forgets how well the server signed the account in before: it may offer weaker mechanisms from now on.</source>
        <translation>Vergisst, wie stark der Server das Konto bisher angemeldet hat: er darf ab jetzt schwächere Verfahren anbieten.</translation>
    </message>
    <message>
        <source>IfSupported sends in the clear when the server offers no STARTTLS, so it counts as unencrypted for the password. Once TLS was seen at a server it is required there.</source>
        <translation>IfSupported sendet unverschlüsselt, wenn der Server kein STARTTLS anbietet; für das Passwort zählt es daher als unverschlüsselt. Hat ein Server einmal TLS gezeigt, wird es dort verlangt.</translation>
    </message>
    <message>
        <source>Insecure: lets the password cross the network in the clear. Counts only where TLS is not required.</source>
        <translation>Unsicher: lässt das Passwort unverschlüsselt durchs Netz gehen. Zählt nur, wo TLS nicht verlangt ist.</translation>
    </message>
    <message>
        <source>Lowest TLS version accepted; Auto is 1.2. 1.0 and 1.1 are weak: for old devices only, and never for a server that a person approved.</source>
        <translation>Niedrigste TLS-Version, die angenommen wird; Auto ist 1.2. 1.0 und 1.1 sind schwach: nur für alte Geräte und nie für einen Server, den jemand von Hand genehmigt hat.</translation>
    </message>
    <message>
        <source>Opens the private key of clientCertificate, if it is locked.</source>
        <translation>Öffnet den privaten Schlüssel von clientCertificate, falls er verschlossen ist.</translation>
    </message>
    <message>
        <source>Reports that the sender&apos;s mailbox gets, if the server can (DSN): when a message failed or is delayed, when it failed, always, never, or as the server likes.</source>
        <translation>Berichte, die das Postfach des Absenders bekommt, wenn der Server das kann (DSN): wenn eine Nachricht scheitert oder sich verspätet, wenn sie scheitert, immer, nie oder wie der Server es will.</translation>
    </message>
    <message>
        <source>Reset Sign In Floor</source>
        <translation>Anmeldestärke vergessen</translation>
    </message>
    <message>
        <source>Server Offers</source>
        <translation>Angebot des Servers</translation>
    </message>
    <message>
        <source>Sign In Floor</source>
        <translation>Mindestens so stark anmelden</translation>
    </message>
    <message>
        <source>Start Tls Policy</source>
        <translation>STARTTLS-Regel</translation>
    </message>
    <message>
        <source>The server, host:port, at which STARTTLS worked: it may not be left out there any more.</source>
        <translation>Der Server, Host:Port, bei dem STARTTLS gelang: dort darf es nicht mehr wegfallen.</translation>
    </message>
    <message>
        <source>The strongest mechanism that signed in here over TLS, and for whom. A server that offers only weaker ones is not believed until resetSignInFloor.</source>
        <translation>Das stärkste Verfahren, mit dem hier über TLS angemeldet wurde, und für wen. Einem Server, der nur schwächere anbietet, wird bis resetSignInFloor nicht geglaubt.</translation>
    </message>
    <message>
        <source>Tls Seen At</source>
        <translation>TLS gesehen bei</translation>
    </message>
    <message>
        <source>What the account shows to a server that asks for a certificate: the text of a PEM file with certificate and private key, or a PKCS#12 file in base64.</source>
        <translation>Was das Konto einem Server zeigt, der ein Zertifikat verlangt: der Text einer PEM-Datei mit Zertifikat und privatem Schlüssel oder eine PKCS#12-Datei in Base64.</translation>
    </message>
    <message>
        <source>What the server said it can when the account last signed in.</source>
        <translation>Was der Server nach eigenen Worten kann, als sich das Konto zuletzt anmeldete.</translation>
    </message>
    <message>
        <source>What is wrong and what to do.</source>
        <translation>Was nicht stimmt und was zu tun ist.</translation>
    </message>
    <message>
        <source>{ok}, or {fault} while the database was damaged or does not keep what happens, or nobody can be told of an alarm.</source>
        <translation>{ok}, oder {fault}, solange die Datenbank beschädigt war oder nicht festhält, was geschieht, oder solange niemand von einem Alarm erfahren kann.</translation>
    </message>
    <message>
        <source>Fires once a turn with the messages of the outbox that came or changed, {id, state} each; `more` means that the list had better be read again.</source>
        <translation>Wird einmal je Durchlauf ausgelöst, mit den neuen oder geänderten Nachrichten des Postausgangs, je {id, state}; `more` heißt, dass die Liste besser neu gelesen wird.</translation>
    </message>
    <message>
        <source>Limits of the server that its refusals showed, since when and by which. They slow ordinary mail down, and are forgotten after a day or a week.</source>
        <translation>Grenzen des Servers, die seine Ablehnungen gezeigt haben, seit wann und durch welche. Sie bremsen gewöhnliche Mail und werden nach einem Tag oder einer Woche vergessen.</translation>
    </message>
    <message>
        <source>Mended By</source>
        <translation>Behebt</translation>
    </message>
    <message>
        <source>Percent of these three limits that are kept for mail of priority 1 to 50.</source>
        <translation>Prozent dieser drei Grenzen, die für Mail der Priorität 1 bis 50 zurückgehalten werden.</translation>
    </message>
    <message>
        <source>Quota Learned</source>
        <translation>Gelernte Grenzen</translation>
    </message>
    <message>
        <source>Quota Used</source>
        <translation>Verbrauch</translation>
    </message>
    <message>
        <source>Reserve For Urgent</source>
        <translation>Reserve für Dringendes</translation>
    </message>
    <message>
        <source>The account that takes over while this one cannot send, and for mail that waited longer than 5 minutes (priority 1 to 50) or an hour.</source>
        <translation>Das Konto, das einspringt, solange dieses nicht senden kann, und für Mail, die länger als 5 Minuten (Priorität 1 bis 50) oder eine Stunde gewartet hat.</translation>
    </message>
    <message>
        <source>What was sent in the last 24 hours, and of how much; it outlasts a restart.</source>
        <translation>Was in den letzten 24 Stunden gesendet wurde, und von wie viel; es überdauert einen Neustart.</translation>
    </message>
    <message>
        <source>Who can end the trouble that faultCause tells of.</source>
        <translation>Wer die Störung beheben kann, von der faultCause berichtet.</translation>
    </message>
    <message>
        <source>Persistent</source>
        <translation>Dauerhaft</translation>
    </message>
    <message>
        <source>Set useSsl, or useStartTls with startTlsPolicy Required, forget the password, or allow it with allowPlaintextAuth</source>
        <translation>Setzen Sie useSsl, oder useStartTls mit startTlsPolicy Required, vergessen Sie das Passwort, oder erlauben Sie es mit allowPlaintextAuth</translation>
    </message>
    <message>
        <source>Waiting mail is always on disk and outlives a restart: this cannot be switched off.</source>
        <translation>Wartende Post liegt immer auf der Platte und überdauert einen Neustart: das lässt sich nicht abschalten.</translation>
    </message>
    <message>
        <source>STARTTLS if offered, else in the clear</source>
        <translation>STARTTLS, falls angeboten, sonst unverschlüsselt</translation>
    </message>
    <message>
        <source>STARTTLS, required</source>
        <translation>STARTTLS, verlangt</translation>
    </message>
    <message>
        <source>TLS from the first byte</source>
        <translation>TLS vom ersten Byte an</translation>
    </message>
    <message>
        <source>Try Queue Now</source>
        <translation>Warteschlange jetzt abarbeiten</translation>
    </message>
    <message>
        <source>A longer message is left at the server and counted in numberLeft, not read.</source>
        <translation>Eine längere Nachricht bleibt auf dem Server und wird in numberLeft gezählt, nicht gelesen.</translation>
    </message>
    <message>
        <source>Allow Delete</source>
        <translation>Löschen erlauben</translation>
    </message>
    <message>
        <source>Automatic takes the best mechanism that the server offers; after a refusal no weaker one is tried, nor one weaker than signInFloor. APOP is for old POP3 servers, by choice only.</source>
        <translation>Automatic nimmt das beste Verfahren, das der Server anbietet; nach einer Ablehnung wird kein schwächeres versucht, auch keines, das schwächer als signInFloor ist. APOP ist für alte POP3-Server und wird nur auf Wunsch benutzt.</translation>
    </message>
    <message>
        <source>Confirms that the policy Delete may remove mail from the server, for good.</source>
        <translation>Bestätigt, dass die Regel Delete Mail endgültig vom Server entfernen darf.</translation>
    </message>
    <message>
        <source>Connects, signs in and fetches; status and faultCause show how it went.</source>
        <translation>Verbindet, meldet sich an und holt ab; status und faultCause zeigen, wie es ausging.</translation>
    </message>
    <message>
        <source>Delivery Policy</source>
        <translation>Verbleib am Server</translation>
    </message>
    <message>
        <source>Fetches mail from one mailbox over IMAP or POP3 and hands each message on, once.</source>
        <translation>Holt Mail aus einem Postfach über IMAP oder POP3 und gibt jede Nachricht weiter, genau einmal.</translation>
    </message>
    <message>
        <source>Fires with each new message, once; {account, from, to, subject, messageId, date, size}.</source>
        <translation>Meldet jede neue Nachricht, genau einmal; {account, from, to, subject, messageId, date, size}.</translation>
    </message>
    <message>
        <source>How often the mailbox is looked into; with idle as well, in case nobody tells of new mail.</source>
        <translation>Wie oft ins Postfach gesehen wird; auch mit idle, falls niemand neue Mail meldet.</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Auf Mail warten</translation>
    </message>
    <message>
        <source>Incoming Account</source>
        <translation>Konto für eingehende Mail</translation>
    </message>
    <message>
        <source>Last Left Cause</source>
        <translation>Grund zuletzt belassen</translation>
    </message>
    <message>
        <source>Last Received</source>
        <translation>Zuletzt empfangen</translation>
    </message>
    <message>
        <source>Looks into the mailbox at once, whatever failed before.</source>
        <translation>Sieht sofort ins Postfach, was auch immer zuvor misslang.</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Postfach</translation>
    </message>
    <message>
        <source>Max Message Size</source>
        <translation>Größte Nachricht</translation>
    </message>
    <message>
        <source>Messages at the server that cannot be read, each counted once.</source>
        <translation>Nachrichten auf dem Server, die nicht gelesen werden können, jede einmal gezählt.</translation>
    </message>
    <message>
        <source>Messages that were handed on since the station started or the counters were reset.</source>
        <translation>Nachrichten, die weitergegeben wurden, seit die Station startete oder die Zähler zurückgesetzt wurden.</translation>
    </message>
    <message>
        <source>Move To Folder</source>
        <translation>Verschieben nach</translation>
    </message>
    <message>
        <source>Number Left</source>
        <translation>Anzahl belassen</translation>
    </message>
    <message>
        <source>Number Received</source>
        <translation>Anzahl empfangen</translation>
    </message>
    <message>
        <source>Poll Now</source>
        <translation>Jetzt abholen</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sets numberReceived and numberLeft to 0.</source>
        <translation>Setzt numberReceived und numberLeft auf 0.</translation>
    </message>
    <message>
        <source>Stays connected and is told of new mail at once, where the server can.</source>
        <translation>Bleibt verbunden und erfährt sofort von neuer Mail, wenn der Server das kann.</translation>
    </message>
    <message>
        <source>Switches the account off; mail waits at the server.</source>
        <translation>Schaltet das Konto aus; Mail wartet auf dem Server.</translation>
    </message>
    <message>
        <source>The folder that is read: its name, or its use, such as \Archive or \Junk.</source>
        <translation>Der Ordner, der gelesen wird: sein Name oder sein Zweck, etwa \Archive oder \Junk.</translation>
    </message>
    <message>
        <source>The protocol by which mail is fetched.</source>
        <translation>Das Protokoll, über das Mail abgeholt wird.</translation>
    </message>
    <message>
        <source>What becomes of a message at the server once it was handed on. Only unread mail is fetched. POP3 cannot mark: there a message stays, and is remembered, unless it is deleted.</source>
        <translation>Was auf dem Server aus einer Nachricht wird, die weitergegeben wurde. Nur ungelesene Mail wird abgeholt. POP3 kann nichts markieren: dort bleibt eine Nachricht und wird gemerkt, wenn sie nicht gelöscht wird.</translation>
    </message>
    <message>
        <source>What the server can do, as it said when it was last asked.</source>
        <translation>Was der Server kann, wie er zuletzt auf Nachfrage sagte.</translation>
    </message>
    <message>
        <source>When a message was last handed on.</source>
        <translation>Wann zuletzt eine Nachricht weitergegeben wurde.</translation>
    </message>
    <message>
        <source>Where MoveTo puts messages: a name or a use, as in folder. It is made if it is not there.</source>
        <translation>Wohin MoveTo Nachrichten verschiebt: ein Name oder ein Zweck, wie bei folder. Fehlt der Ordner, wird er angelegt.</translation>
    </message>
    <message>
        <source>Which message was last left at the server, and why.</source>
        <translation>Welche Nachricht zuletzt auf dem Server blieb, und warum.</translation>
    </message>
    <message>
        <source>Who can end the present fault; empty while there is none.</source>
        <translation>Wer die gegenwärtige Störung beenden kann; leer, solange es keine gibt.</translation>
    </message>
    <message>
        <source>Added to this component by a person.</source>
        <translation>Von einem Menschen zu dieser Komponente hinzugefügt.</translation>
    </message>
    <message>
        <source>Sent Folder</source>
        <translation>Ordner der gesendeten</translation>
    </message>
    <message>
        <source>Sent Mailbox</source>
        <translation>Postfach der gesendeten</translation>
    </message>
    <message>
        <source>The account that can see what this one sent: its own mailbox, or one that gets a copy of all mail. A message whose delivery is in doubt is looked for there before it is sent again.</source>
        <translation>Das Konto, das sieht, was dieses gesendet hat: das eigene Postfach oder eines, das eine Kopie jeder Mail bekommt. Eine Nachricht, deren Zustellung zweifelhaft ist, wird dort gesucht, bevor sie noch einmal gesendet wird.</translation>
    </message>
    <message>
        <source>The folder of sentMailbox that is looked into: its name, or its use, such as \Sent.</source>
        <translation>Der Ordner von sentMailbox, in dem gesucht wird: sein Name oder seine Verwendung, etwa \Sent.</translation>
    </message>
    <message>
        <source>A person whose replies to alarm mail count.</source>
        <translation>Eine Person, deren Antworten auf Alarmmails zählen.</translation>
    </message>
    <message>
        <source>Ack Alarms From Same Source</source>
        <translation>Alarme derselben Quelle mitquittieren</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Alarms Acked Today</source>
        <translation>Heute quittierte Alarme</translation>
    </message>
    <message>
        <source>Alarms that replies counted for since midnight of this machine.</source>
        <translation>Alarme, für die seit Mitternacht (Zeit dieses Rechners) eine Antwort gezählt hat.</translation>
    </message>
    <message>
        <source>Alarms that replies counted for since the station started.</source>
        <translation>Alarme, für die seit dem Start der Station eine Antwort gezählt hat.</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Email Alarm Acknowledger</source>
        <translation>Alarmquittierung per E-Mail</translation>
    </message>
    <message>
        <source>Last Ack Failure Cause</source>
        <translation>Ursache der letzten Ablehnung</translation>
    </message>
    <message>
        <source>Last Ack Failure Time</source>
        <translation>Zeit der letzten Ablehnung</translation>
    </message>
    <message>
        <source>Last Alarm Acked</source>
        <translation>Zuletzt quittierter Alarm</translation>
    </message>
    <message>
        <source>Last Alarm Acked Time</source>
        <translation>Zeit der letzten Quittierung</translation>
    </message>
    <message>
        <source>Lets people acknowledge alarms by answering the mail that tells of them.</source>
        <translation>Lässt Alarme quittieren, indem man auf die Mail antwortet, die sie meldet.</translation>
    </message>
    <message>
        <source>Mail User</source>
        <translation>Mailbenutzer</translation>
    </message>
    <message>
        <source>Makes every reply code that was given out so far worthless.</source>
        <translation>Macht alle bisher ausgegebenen Antwortcodes wertlos.</translation>
    </message>
    <message>
        <source>May Acknowledge</source>
        <translation>Darf quittieren</translation>
    </message>
    <message>
        <source>Messages Received Today</source>
        <translation>Heute empfangene Nachrichten</translation>
    </message>
    <message>
        <source>Messages that came since then, replies or not.</source>
        <translation>Nachrichten, die seitdem kamen, ob Antworten oder nicht.</translation>
    </message>
    <message>
        <source>Messages that did not count since the station started; replies tells why.</source>
        <translation>Nachrichten, die seit dem Start der Station nicht zählten; warum, zeigt replies.</translation>
    </message>
    <message>
        <source>Renew Key</source>
        <translation>Schlüssel erneuern</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Reply Means</source>
        <translation>Antwort bedeutet</translation>
    </message>
    <message>
        <source>Seen notes with the alarm who has seen it, and leaves it to be acknowledged; Acknowledge acknowledges it.</source>
        <translation>Seen vermerkt beim Alarm, wer ihn gesehen hat, und lässt ihn unquittiert; Acknowledge quittiert ihn.</translation>
    </message>
    <message>
        <source>Signing Key</source>
        <translation>Signaturschlüssel</translation>
    </message>
    <message>
        <source>Signs the reply codes; made by the station, see renewKey.</source>
        <translation>Signiert die Antwortcodes; wird von der Station erzeugt, siehe renewKey.</translation>
    </message>
    <message>
        <source>Takes a message; link it from the topic received of an incoming account.</source>
        <translation>Nimmt eine Nachricht entgegen; vom Ereignis received eines Eingangskontos hierher verknüpfen.</translation>
    </message>
    <message>
        <source>The account that sends confirmations; empty, or while it does not exist, the first enabled one.</source>
        <translation>Das Konto, das Bestätigungen sendet; leer, oder solange es nicht existiert, das erste eingeschaltete.</translation>
    </message>
    <message>
        <source>The addresses that this person gets alarm mail at and answers from.</source>
        <translation>Die Adressen, an denen diese Person Alarmmails bekommt und von denen sie antwortet.</translation>
    </message>
    <message>
        <source>The last 200 messages, newest first, with what was decided about each, and why.</source>
        <translation>Die letzten 200 Nachrichten, die neueste zuerst, mit der Entscheidung über jede und ihrem Grund.</translation>
    </message>
    <message>
        <source>Total Alarms Acked</source>
        <translation>Quittierte Alarme gesamt</translation>
    </message>
    <message>
        <source>Total Messages Refused</source>
        <translation>Abgelehnte Nachrichten gesamt</translation>
    </message>
    <message>
        <source>When that was.</source>
        <translation>Wann das war.</translation>
    </message>
    <message>
        <source>Where people send their replies: the address that the linked incoming account reads. Empty = as the sending account says.</source>
        <translation>Wohin Antworten gehen: die Adresse, die das verknüpfte Eingangskonto liest. Leer = wie es das sendende Konto vorgibt.</translation>
    </message>
    <message>
        <source>Whether a reply of this person acknowledges alarms. While off, the mail asks for none.</source>
        <translation>Ob eine Antwort dieser Person Alarme quittiert. Solange es aus ist, bittet die Mail um keine.</translation>
    </message>
    <message>
        <source>Whoever sent a reply that counts gets a mail that says so, once.</source>
        <translation>Wer eine Antwort geschickt hat, die zählt, bekommt einmal eine Mail, die das sagt.</translation>
    </message>
    <message>
        <source>Why the last message that did not count did not.</source>
        <translation>Warum die letzte Nachricht, die nicht zählte, nicht gezählt hat.</translation>
    </message>
    <message>
        <source>{fault} while replies cannot be heeded as it is set.</source>
        <translation>{fault}, solange Antworten mit diesen Einstellungen nicht beachtet werden können.</translation>
    </message>
    <message>
        <source>A reply that acknowledges an alarm acknowledges all earlier ones of the same source too.</source>
        <translation>Eine Antwort, die einen Alarm quittiert, quittiert auch alle früheren derselben Quelle.</translation>
    </message>
    <message>
        <source>Alarm mail asks those who may acknowledge for a reply, and replies are heeded. While on, each of them gets a separate mail.</source>
        <translation>Alarmmails bitten alle, die quittieren dürfen, um eine Antwort, und Antworten werden beachtet. Solange es eingeschaltet ist, bekommt jeder von ihnen eine eigene Mail.</translation>
    </message>
    <message>
        <source>Id of the alarm that a reply last counted for.</source>
        <translation>Kennung des Alarms, für den zuletzt eine Antwort gezählt hat.</translation>
    </message>
    <message>
        <source>Alarm Account</source>
        <translation>Alarmkonto</translation>
    </message>
    <message>
        <source>Canary</source>
        <translation>Kanarienvogel</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>How long a mail may take; it has to allow for pollrate where the server does not tell of new mail. One that could not be sent by then is not sent any more.</source>
        <translation>Wie lange eine Mail brauchen darf; wo der Server neue Mail nicht meldet, muss pollrate hineinpassen. Was bis dahin nicht gesendet werden konnte, wird nicht mehr gesendet.</translation>
    </message>
    <message>
        <source>How long the last mail took that came back; {stale} while one is missed. Link it to a control:NumericPoint to watch it; history lists the earlier ones.</source>
        <translation>Wie lange die letzte Mail brauchte, die zurückkam; {stale}, solange eine vermisst wird. Zum Überwachen mit einem control:NumericPoint verknüpfen; history zeigt die früheren.</translation>
    </message>
    <message>
        <source>How often a mail is sent.</source>
        <translation>Wie oft eine Mail gesendet wird.</translation>
    </message>
    <message>
        <source>Last Back</source>
        <translation>Letzte Rückkehr</translation>
    </message>
    <message>
        <source>Last Sent</source>
        <translation>Zuletzt gesendet</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Mails that came back, late ones too.</source>
        <translation>Mails, die zurückkamen, auch verspätete.</translation>
    </message>
    <message>
        <source>Mails that did not come back in time.</source>
        <translation>Mails, die nicht rechtzeitig zurückkamen.</translation>
    </message>
    <message>
        <source>Mails that were handed to the outbox, over restarts too.</source>
        <translation>Mails, die an den Postausgang gegeben wurden, auch über Neustarts hinweg.</translation>
    </message>
    <message>
        <source>Next Due</source>
        <translation>Nächste fällig</translation>
    </message>
    <message>
        <source>Number Back</source>
        <translation>Anzahl zurückgekehrt</translation>
    </message>
    <message>
        <source>Number Missed</source>
        <translation>Anzahl vermisst</translation>
    </message>
    <message>
        <source>Read By</source>
        <translation>Gelesen von</translation>
    </message>
    <message>
        <source>Round Trip Time</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Send Now</source>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Sends mail to itself, has it read back, and raises an alarm when it does not come.</source>
        <translation>Sendet Mail an sich selbst, lässt sie zurücklesen und meldet einen Alarm, wenn sie nicht kommt.</translation>
    </message>
    <message>
        <source>Sends one at once; the next is due after every.</source>
        <translation>Sendet sofort eine; die nächste ist nach Ablauf von every fällig.</translation>
    </message>
    <message>
        <source>The account that is tested: the one that alarms go by. Its fallback does not stand in.</source>
        <translation>Das geprüfte Konto: das, über das Alarme gehen. Sein Ersatzkonto springt nicht ein.</translation>
    </message>
    <message>
        <source>The account that mails the alarm in place of the tested one; empty means the first other one that is enabled.</source>
        <translation>Das Konto, das den Alarm anstelle des geprüften versendet; leer bedeutet das erste andere, das eingeschaltet ist.</translation>
    </message>
    <message>
        <source>The account that reads the mail back. Its deliveryPolicy decides what becomes of it.</source>
        <translation>Das Konto, das die Mail zurückliest. Seine deliveryPolicy bestimmt, was aus ihr wird.</translation>
    </message>
    <message>
        <source>The address of the mailbox that readBy reads; empty means the sender of the account.</source>
        <translation>Die Adresse des Postfachs, das readBy liest; leer bedeutet der Absender des Kontos.</translation>
    </message>
    <message>
        <source>The last 500, newest first: {sent, seconds, missed}; seconds is null for what has not come back.</source>
        <translation>Die letzten 500, die neueste zuerst: {sent, seconds, missed}; seconds ist null, wenn eine nicht zurückkam.</translation>
    </message>
    <message>
        <source>When one last came back.</source>
        <translation>Wann zuletzt eine zurückkam.</translation>
    </message>
    <message>
        <source>When the next one is due.</source>
        <translation>Wann die nächste fällig ist.</translation>
    </message>
    <message>
        <source>While off, nothing is sent and nothing is missed.</source>
        <translation>Solange es aus ist, wird nichts gesendet und nichts vermisst.</translation>
    </message>
    <message>
        <source>{alarm} while mail does not come back, {fault} while it cannot be sent or read as it is set.</source>
        <translation>{alarm}, solange Mail nicht zurückkommt, {fault}, solange sie mit diesen Einstellungen nicht gesendet oder gelesen werden kann.</translation>
    </message>
    <message>
        <source>As that of an alarm: 1 to 50 may use what the limits of the account keep in reserve.</source>
        <translation>Wie die eines Alarms: 1 bis 50 darf nutzen, was die Grenzen des Kontos in Reserve halten.</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Um</translation>
    </message>
    <message>
        <source>Begins as if nothing had been heard yet; the counters are 0.</source>
        <translation>Beginnt, als sei noch nichts gehört worden; die Zähler stehen auf 0.</translation>
    </message>
    <message>
        <source>Copies of what had come before; they count for nothing.</source>
        <translation>Kopien von schon Gekommenem; sie zählen nicht.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Grace</source>
        <translation>Nachfrist</translation>
    </message>
    <message>
        <source>Heard Peer</source>
        <translation>Gehörte Gegenstation</translation>
    </message>
    <message>
        <source>Heartbeat</source>
        <translation>Lebenszeichen</translation>
    </message>
    <message>
        <source>Heartbeats that came, late ones too, each once; over restarts.</source>
        <translation>Lebenszeichen, die kamen, auch späte, jedes einmal; über Neustarts hinweg.</translation>
    </message>
    <message>
        <source>How long to wait for the first one; 0 means for ever. Later ones announce the next.</source>
        <translation>Wie lange auf das erste gewartet wird; 0 heißt für immer. Spätere kündigen das nächste an.</translation>
    </message>
    <message>
        <source>How much later than announced a heartbeat may come.</source>
        <translation>Wie viel später als angekündigt ein Lebenszeichen kommen darf.</translation>
    </message>
    <message>
        <source>How often one is sent besides; 0 means at the time of day only.</source>
        <translation>Wie oft außerdem eines gesendet wird; 0 heißt nur zur Tageszeit.</translation>
    </message>
    <message>
        <source>How often the peer began to count anew: it was restored from a backup, or made again.</source>
        <translation>Wie oft die Gegenstation neu zu zählen begann: Sie wurde aus einer Sicherung wiederhergestellt oder neu angelegt.</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Last Heard</source>
        <translation>Zuletzt gehört</translation>
    </message>
    <message>
        <source>Last Lost</source>
        <translation>Zuletzt verloren</translation>
    </message>
    <message>
        <source>Last Number</source>
        <translation>Letzte Nummer</translation>
    </message>
    <message>
        <source>Lost At</source>
        <translation>Verloren um</translation>
    </message>
    <message>
        <source>Number Anew</source>
        <translation>Anzahl Neubeginne</translation>
    </message>
    <message>
        <source>Number Heard</source>
        <translation>Anzahl gehört</translation>
    </message>
    <message>
        <source>Number Late</source>
        <translation>Anzahl verspätet</translation>
    </message>
    <message>
        <source>Number Lost</source>
        <translation>Anzahl verloren</translation>
    </message>
    <message>
        <source>Number Repeated</source>
        <translation>Anzahl wiederholt</translation>
    </message>
    <message>
        <source>Numbers that were left out: mail that the peer sent and that did not come, or that it had to give up.</source>
        <translation>Ausgelassene Nummern: Mail, die die Gegenstation sandte und die nicht ankam, oder die sie aufgeben musste.</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Gegenstation</translation>
    </message>
    <message>
        <source>Peer Watch</source>
        <translation>Wacht über Gegenstation</translation>
    </message>
    <message>
        <source>Reads the heartbeats of another station, and raises an alarm when they stay away.</source>
        <translation>Liest die Lebenszeichen einer anderen Station und meldet einen Alarm, wenn sie ausbleiben.</translation>
    </message>
    <message>
        <source>Says by mail, at regular times, that the station works.</source>
        <translation>Sagt zu festen Zeiten per Mail, dass die Station arbeitet.</translation>
    </message>
    <message>
        <source>Sends one at once; those of every day come all the same.</source>
        <translation>Sendet sofort eines; die täglichen kommen trotzdem.</translation>
    </message>
    <message>
        <source>The account that reads the mailbox to which the peer sends its heartbeats.</source>
        <translation>Das Konto, welches das Postfach liest, an das die Gegenstation ihre Lebenszeichen sendet.</translation>
    </message>
    <message>
        <source>The account that sends, as alarms are sent, its fallback included; empty means the first enabled one.</source>
        <translation>Das Konto, das sendet, wie Alarme gesendet werden, auch über sein Ersatzkonto; leer heißt das erste eingeschaltete.</translation>
    </message>
    <message>
        <source>The address that the peer sends from; mail of another sender counts for nothing then. A sender is easily forged.</source>
        <translation>Die Adresse, von der die Gegenstation sendet; Mail anderer Absender zählt dann nicht. Ein Absender ist leicht zu fälschen.</translation>
    </message>
    <message>
        <source>The id that the mails bear: what a PeerWatch has as peer.</source>
        <translation>Die Kennung, welche die Mails tragen: das, was ein PeerWatch als peer hat.</translation>
    </message>
    <message>
        <source>The id whose heartbeats count.</source>
        <translation>Die Kennung, deren Lebenszeichen zählen.</translation>
    </message>
    <message>
        <source>The number that the last one bears.</source>
        <translation>Die Nummer, die das letzte trägt.</translation>
    </message>
    <message>
        <source>The time of every day at which one is sent, by the clock of this place; empty means none.</source>
        <translation>Die Uhrzeit, zu der täglich eines gesendet wird, nach der Ortszeit; leer heißt keines.</translation>
    </message>
    <message>
        <source>The usedId of the peer&apos;s Heartbeat; empty means the first one that is heard and that no other watch names.</source>
        <translation>Die usedId des Heartbeat der Gegenstation; leer heißt die erste, die gehört wird und die keine andere Wacht nennt.</translation>
    </message>
    <message>
        <source>Those that came after a later one; they are not lost any more.</source>
        <translation>Die nach einem späteren kamen; sie sind nicht mehr verloren.</translation>
    </message>
    <message>
        <source>Used Id</source>
        <translation>Verwendete Kennung</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Wacht</translation>
    </message>
    <message>
        <source>What it is known by at the other station: letters, digits, dots and dashes. Empty means the station&apos;s name with the beginning of stationId.</source>
        <translation>Woran es die andere Station erkennt: Buchstaben, Ziffern, Punkte und Striche. Leer heißt der Name der Station mit dem Anfang von stationId.</translation>
    </message>
    <message>
        <source>When one was last handed to the outbox.</source>
        <translation>Wann zuletzt eines dem Postausgang übergeben wurde.</translation>
    </message>
    <message>
        <source>When the alarm is raised unless one comes before.</source>
        <translation>Wann der Alarm gemeldet wird, wenn vorher keines kommt.</translation>
    </message>
    <message>
        <source>When the last one came.</source>
        <translation>Wann das letzte kam.</translation>
    </message>
    <message>
        <source>Which ones were last found to be missing.</source>
        <translation>Welche zuletzt fehlten.</translation>
    </message>
    <message>
        <source>While off, nothing is heard and nothing is missed.</source>
        <translation>Solange es aus ist, wird nichts gehört und nichts vermisst.</translation>
    </message>
    <message>
        <source>While off, nothing is sent, and who waits for it raises the alarm.</source>
        <translation>Solange es aus ist, wird nichts gesendet, und wer darauf wartet, meldet den Alarm.</translation>
    </message>
    <message>
        <source>Who gets it: the mailbox that a PeerWatch on another station reads, or a service that expects mail.</source>
        <translation>Wer es bekommt: das Postfach, das ein PeerWatch auf einer anderen Station liest, oder ein Dienst, der Mail erwartet.</translation>
    </message>
    <message>
        <source>{alarm} while the heartbeat is lost, {fault} while none can be heard as it is set.</source>
        <translation>{alarm}, solange das Lebenszeichen ausbleibt, {fault}, solange mit dieser Einstellung keines gehört werden kann.</translation>
    </message>
    <message>
        <source>{fault} while it cannot be sent as it is set.</source>
        <translation>{fault}, solange es mit dieser Einstellung nicht gesendet werden kann.</translation>
    </message>
    <message>
        <source>Clock Error</source>
        <translation>Fehler der Uhr</translation>
    </message>
    <message>
        <source>How far the clock may be off at most, as the time service tells; null while the clock is not synchronised.</source>
        <translation>Wie weit die Uhr höchstens falsch geht, wie der Zeitdienst es angibt; null, solange die Uhr nicht synchronisiert ist.</translation>
    </message>
    <message>
        <source>Must Staple</source>
        <translation>OCSP-Antwort verlangen</translation>
    </message>
    <message>
        <source>Refuse a server that does not bring along its issuer&apos;s word (stapled OCSP) that its certificate still counts. Few mail servers do. What one brings is judged in any case.</source>
        <translation>Einen Server abweisen, der das Wort seines Ausstellers nicht mitbringt (OCSP-Stapling), dass sein Zertifikat noch gilt. Nur wenige Mailserver tun das. Was einer mitbringt, wird auf jeden Fall geprüft.</translation>
    </message>
</context>
<context>
    <name>Theme</name>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>As &amp;stored</source>
        <translation>Wie &amp;gespeichert</translation>
    </message>
    <message>
        <source>&amp;Metric</source>
        <translation>&amp;Metrisch</translation>
    </message>
    <message>
        <source>&amp;Imperial</source>
        <translation>&amp;Imperial</translation>
    </message>
</context>
<context>
    <name>Value</name>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>a list or object</source>
        <translation>eine Liste oder ein Objekt</translation>
    </message>
    <message>
        <source>%1 is below the lowest value %2</source>
        <translation>%1 liegt unter dem kleinsten Wert %2</translation>
    </message>
    <message>
        <source>%1 is above the highest value %2</source>
        <translation>%1 liegt über dem größten Wert %2</translation>
    </message>
    <message>
        <source>%1 is neither true nor false</source>
        <translation>%1 ist weder true noch false</translation>
    </message>
    <message>
        <source>%1 is not a whole number</source>
        <translation>%1 ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>%1 is not a number</source>
        <translation>%1 ist keine Zahl</translation>
    </message>
    <message>
        <source>a number is needed here, not NaN</source>
        <translation>hier ist eine Zahl nötig, nicht NaN</translation>
    </message>
    <message>
        <source>a text is needed here, not %1</source>
        <translation>hier ist ein Text nötig, nicht %1</translation>
    </message>
    <message>
        <source>the text is longer than 65,536 characters</source>
        <translation>der Text ist länger als 65.536 Zeichen</translation>
    </message>
    <message>
        <source>the text holds the control character U+%1</source>
        <translation>der Text enthält das Steuerzeichen U+%1</translation>
    </message>
    <message>
        <source>%1 is not one of %2</source>
        <translation>%1 gehört nicht zu %2</translation>
    </message>
    <message>
        <source>%1 is not an ordinal of this enumeration</source>
        <translation>%1 ist keine Ordnungszahl dieser Aufzählung</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a status</source>
        <translation>„%1“ ist kein Status</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a status such as {ok} or {fault,alarm}</source>
        <translation>„%1“ ist kein Status wie {ok} oder {fault,alarm}</translation>
    </message>
    <message>
        <source>a text is needed here</source>
        <translation>hier ist ein Text nötig</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is an address of a page, not a host name</source>
        <translation>„%1“ ist die Adresse einer Seite, kein Hostname</translation>
    </message>
    <message>
        <source>Write only %1</source>
        <translation>Nur %1 schreiben</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a host name</source>
        <translation>„%1“ ist kein Hostname</translation>
    </message>
    <message>
        <source>Write a name such as mail.example.com or an IP address</source>
        <translation>Einen Namen wie mail.example.com oder eine IP-Adresse schreiben</translation>
    </message>
    <message>
        <source>%1 is not a port</source>
        <translation>%1 ist kein Port</translation>
    </message>
    <message>
        <source>Write 1 to 65535, or -1 for the usual port of the mode</source>
        <translation>1 bis 65535 schreiben, oder -1 für den üblichen Port der Verschlüsselungsart</translation>
    </message>
    <message>
        <source>mail addresses are texts</source>
        <translation>Mailadressen sind Texte</translation>
    </message>
    <message>
        <source>mail addresses are a list of texts, or one text with commas</source>
        <translation>Mailadressen sind eine Liste von Texten oder ein Text mit Kommas</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a mail address</source>
        <translation>„%1“ ist keine Mailadresse</translation>
    </message>
    <message>
        <source>Write addresses such as duty@example.com, separated by commas</source>
        <translation>Adressen wie bereitschaft@example.com schreiben, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>a secret is written as a text that is not empty, or null to forget it</source>
        <translation>ein Geheimnis wird als nicht leerer Text geschrieben, oder als null, um es zu löschen</translation>
    </message>
    <message>
        <source>a secret may have 8,192 bytes at most</source>
        <translation>ein Geheimnis darf höchstens 8.192 Byte haben</translation>
    </message>
    <message>
        <source>a secret cannot hold a line break or NUL</source>
        <translation>ein Geheimnis darf weder Zeilenumbruch noch NUL enthalten</translation>
    </message>
    <message>
        <source>If it comes from a file, check that the file has one line</source>
        <translation>Wenn es aus einer Datei kommt, prüfen, ob die Datei nur eine Zeile hat</translation>
    </message>
    <message>
        <source>&quot;%1&quot; names a slot, a component is needed</source>
        <translation>„%1“ nennt einen Slot, nötig ist eine Komponente</translation>
    </message>
    <message>
        <source>this is not a certificate in PEM form</source>
        <translation>dies ist kein Zertifikat im PEM-Format</translation>
    </message>
    <message>
        <source>facets are written as an object such as {&quot;unit&quot;: &quot;°C&quot;, &quot;precision&quot;: 1}</source>
        <translation>Facetten werden als Objekt geschrieben, zum Beispiel {&quot;unit&quot;: &quot;°C&quot;, &quot;precision&quot;: 1}</translation>
    </message>
    <message>
        <source>facet &quot;%1&quot; is unknown or its value has the wrong type</source>
        <translation>die Facette „%1“ ist unbekannt, oder ihr Wert hat den falschen Typ</translation>
    </message>
    <message>
        <source>the facet min is above max</source>
        <translation>die Facette min ist größer als max</translation>
    </message>
    <message>
        <source>a date and time is needed here, such as 2026-11-22T07:00:00Z</source>
        <translation>hier sind Datum und Uhrzeit nötig, zum Beispiel 2026-11-22T07:00:00Z</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date and time such as 2026-11-22T07:00:00Z</source>
        <translation>„%1“ ist keine Angabe von Datum und Uhrzeit wie 2026-11-22T07:00:00Z</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a duration such as PT1H30M or 1h 30m 5s</source>
        <translation>„%1“ ist keine Dauer wie PT1H30M oder 1h 30m 5s</translation>
    </message>
    <message>
        <source>a duration cannot be negative</source>
        <translation>eine Dauer kann nicht negativ sein</translation>
    </message>
    <message>
        <source>%1 is shorter than the shortest allowed, %2</source>
        <translation>%1 ist kürzer als die kürzeste erlaubte Dauer, %2</translation>
    </message>
    <message>
        <source>%1 is longer than the longest allowed, %2</source>
        <translation>%1 ist länger als die längste erlaubte Dauer, %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a time range such as 07:00-18:30</source>
        <translation>„%1“ ist kein Zeitbereich wie 07:00-18:30</translation>
    </message>
    <message>
        <source>weekdays are written as in mon,tue,fri</source>
        <translation>Wochentage werden wie in mon,tue,fri geschrieben</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a weekday; write them as in mon,tue,fri</source>
        <translation>„%1“ ist kein Wochentag; zu schreiben wie in mon,tue,fri</translation>
    </message>
    <message>
        <source>the text has %1 characters; %2 are allowed</source>
        <translation>der Text hat %1 Zeichen; %2 sind erlaubt</translation>
    </message>
    <message>
        <source>%1 is larger than a number can be, about 1.8e308 up or down</source>
        <translation>%1 ist größer, als eine Zahl sein kann, etwa 1.8e308 nach oben oder unten</translation>
    </message>
    <message>
        <source>%1 is outside the range, %2 to %3</source>
        <translation>%1 liegt außerhalb des Bereichs von %2 bis %3</translation>
    </message>
</context>
<context>
    <name>ValueText</name>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>jeden Tag</translation>
    </message>
    <message>
        <source>no day</source>
        <translation>an keinem Tag</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 (the whole day)</source>
        <translation>%1 (ganztägig)</translation>
    </message>
    <message>
        <source>%1 (overnight, until the next day)</source>
        <translation>%1 (über Nacht, bis zum nächsten Tag)</translation>
    </message>
    <message>
        <source>a certificate</source>
        <translation>ein Zertifikat</translation>
    </message>
    <message>
        <source>stored: %1</source>
        <translation>gespeichert: %1</translation>
    </message>
    <message>
        <source>no value %1</source>
        <translation>kein Wert %1</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>Property sheet</source>
        <translation>Eigenschaftsblatt</translation>
    </message>
    <message>
        <source>Slot sheet</source>
        <translation>Slot-Blatt</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Konten</translation>
    </message>
    <message>
        <source>Alarm console</source>
        <translation>Alarmkonsole</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>Conversation with the server</source>
        <translation>Gespräch mit dem Server</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>Connection check</source>
        <translation>Verbindungsprüfung</translation>
    </message>
    <message>
        <source>Received mail</source>
        <translation>Empfangene Mail</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>Antworten</translation>
    </message>
</context>
<context>
    <name>WhyChain</name>
    <message>
        <source>Mail %1: %2</source>
        <translation>Mail %1: %2</translation>
    </message>
    <message>
        <source>Recipient %1</source>
        <translation>Empfänger %1</translation>
    </message>
    <message>
        <source>Mailed</source>
        <translation>Gemailt</translation>
    </message>
    <message>
        <source>Not mailed: %1</source>
        <translation>Nicht gemailt: %1</translation>
    </message>
    <message>
        <source>Mail %1</source>
        <translation>Mail %1</translation>
    </message>
    <message>
        <source>It is not in the outbox any more</source>
        <translation>Sie ist nicht mehr im Postausgang</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>No recipient</source>
        <translation>Kein Empfänger</translation>
    </message>
    <message>
        <source>Nobody was linked to the class when this happened, so nobody was told</source>
        <translation>Als dies geschah, war niemand mit der Klasse verknüpft; deshalb wurde niemand benachrichtigt</translation>
    </message>
    <message>
        <source>Class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>Priority %1; %2</source>
        <translation>Priorität %1; %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not mailed.</source>
        <translation>Nicht gemailt.</translation>
    </message>
    <message>
        <source>Not mailed: %1.</source>
        <translation>Nicht gemailt: %1.</translation>
    </message>
    <message>
        <source>Mailed; the mail is not in the outbox any more.</source>
        <translation>Gemailt; die Mail ist nicht mehr im Postausgang.</translation>
    </message>
    <message>
        <source>In the outbox: accepted by the server for %1 of %2 addresses so far.</source>
        <translation>Im Postausgang: bisher vom Server für %1 von %2 Adressen angenommen.</translation>
    </message>
    <message>
        <source>Mailed, but accepted by the server for %1 of %2 addresses only.</source>
        <translation>Gemailt, aber vom Server nur für %1 von %2 Adressen angenommen.</translation>
    </message>
    <message>
        <source>In the outbox, not accepted by the server yet.</source>
        <translation>Im Postausgang, vom Server noch nicht angenommen.</translation>
    </message>
    <message numerus="yes">
        <source>linked to %n recipient(s)</source>
        <translation>
            <numerusform>mit %n Empfänger verknüpft</numerusform>
            <numerusform>mit %n Empfängern verknüpft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mailed, and accepted by the server for %n address(es).</source>
        <translation>
            <numerusform>Gemailt und vom Server für %n Adresse angenommen.</numerusform>
            <numerusform>Gemailt und vom Server für %n Adressen angenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mailed, but it came back from %1 of %2 addresses.</source>
        <translation>Gemailt, kam aber von %1 von %2 Adressen zurück.</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Starting the station</source>
        <translation>Starten der Station</translation>
    </message>
    <message>
        <source>Start it with `tocsin run %1`</source>
        <translation>Mit `tocsin run %1` starten</translation>
    </message>
    <message>
        <source>The desktop for a Tocsin station: sheets, certificates, alarms.</source>
        <translation>Die Bedienoberfläche für eine Tocsin-Station: Blätter, Zertifikate, Alarme.</translation>
    </message>
    <message>
        <source>The station&apos;s folder; the current one when left out.</source>
        <translation>Der Ordner der Station; ohne Angabe der aktuelle.</translation>
    </message>
    <message>
        <source>Colours: system, light or dark.</source>
        <translation>Farben: system, light oder dark.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>there is no station in %1. Make one with `tocsin new %1`</source>
        <translation>in %1 ist keine Station. Eine anlegen mit `tocsin new %1`</translation>
    </message>
    <message>
        <source>Language, such as de; the desktop&apos;s when left out.</source>
        <translation>Sprache, zum Beispiel de; ohne Angabe die des Desktops.</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>there is no display to open a window on. Start it from a desktop, or work the station with `tocsin`</source>
        <translation>es gibt keine Anzeige für ein Fenster. Starten Sie es in einer Arbeitsumgebung, oder bedienen Sie die Station mit `tocsin`</translation>
    </message>
    <message>
        <source>there is no theme &quot;%1&quot;; there are system, light and dark</source>
        <translation>kein Farbschema heißt &quot;%1&quot;; es gibt system, light und dark</translation>
    </message>
</context>
<context>
    <name>client::Connection</name>
    <message>
        <source>the station has ended the session</source>
        <translation>die Station hat die Sitzung beendet</translation>
    </message>
    <message>
        <source>the connection to the station is lost</source>
        <translation>die Verbindung zur Station ist unterbrochen</translation>
    </message>
    <message>
        <source>the station&apos;s answer is too long</source>
        <translation>die Antwort der Station ist zu lang</translation>
    </message>
    <message>
        <source>what answers here is not a station</source>
        <translation>was hier antwortet, ist keine Station</translation>
    </message>
</context>
<context>
    <name>ui::AccountChecks</name>
    <message>
        <source>%1 %2…</source>
        <translation>%1 %2 …</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>Wartet …</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Es wird geprüft …</translation>
    </message>
</context>
<context>
    <name>ui::AccountManager</name>
    <message>
        <source>Mail accounts</source>
        <translation>Mailkonten</translation>
    </message>
    <message>
        <source>One row for each account. Enter opens its property sheet.</source>
        <translation>Eine Zeile je Konto. Die Eingabetaste öffnet das Eigenschaftsblatt.</translation>
    </message>
    <message>
        <source>&amp;New account…</source>
        <translation>&amp;Neues Konto…</translation>
    </message>
    <message>
        <source>Makes an account step by step.</source>
        <translation>Legt Schritt für Schritt ein Konto an.</translation>
    </message>
    <message>
        <source>&amp;Check connection</source>
        <translation>&amp;Verbindung prüfen</translation>
    </message>
    <message>
        <source>Send &amp;test…</source>
        <translation>&amp;Test senden…</translation>
    </message>
    <message>
        <source>Sends a real mail through the account.</source>
        <translation>Sendet eine echte Mail über das Konto.</translation>
    </message>
    <message>
        <source>&amp;Disable…</source>
        <translation>D&amp;eaktivieren…</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>Lös&amp;chen…</translation>
    </message>
    <message>
        <source>Removes the account from the station.</source>
        <translation>Entfernt das Konto aus der Station.</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>Chooses which columns are shown.</source>
        <translation>Wählt, welche Spalten gezeigt werden.</translation>
    </message>
    <message>
        <source>New account…</source>
        <translation>Neues Konto…</translation>
    </message>
    <message>
        <source>There is no mail account. Without one, no alarm is mailed.</source>
        <translation>Es gibt kein Mailkonto. Ohne Konto wird kein Alarm gemailt.</translation>
    </message>
    <message>
        <source>The accounts are being read.</source>
        <translation>Die Konten werden gelesen.</translation>
    </message>
    <message>
        <source>&amp;Enable</source>
        <translation>Aktivi&amp;eren</translation>
    </message>
    <message>
        <source>Switches the account off: it connects nowhere.</source>
        <translation>Schaltet das Konto aus: Es verbindet sich nirgendwohin.</translation>
    </message>
    <message>
        <source>Switches the account on.</source>
        <translation>Schaltet das Konto ein.</translation>
    </message>
    <message>
        <source>Send a test mail</source>
        <translation>Testmail senden</translation>
    </message>
    <message>
        <source>Address that %1 sends to. Empty: its own sender address.</source>
        <translation>Adresse, an die %1 sendet. Leer: die eigene Absenderadresse.</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Tries each step to the mailbox, and shows how it goes; of several accounts at once the column Check tells.</source>
        <translation>Versucht jeden Schritt bis zum Postfach und zeigt, wie es geht; bei mehreren Konten zugleich sagt es die Spalte Prüfung.</translation>
    </message>
    <message>
        <source>&amp;Cancel the check</source>
        <translation>Prüfung &amp;abbrechen</translation>
    </message>
</context>
<context>
    <name>ui::AccountModel</name>
    <message>
        <source>Outgoing</source>
        <translation>Ausgehend</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>Eingehend</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Everything that is sent, a password included, can be read on its way.</source>
        <translation>Alles, was gesendet wird, auch ein Passwort, kann unterwegs mitgelesen werden.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldename</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last failure</source>
        <translation>Letzter Fehlschlag</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>STARTTLS if offered</source>
        <translation>STARTTLS, falls angeboten</translation>
    </message>
    <message>
        <source>Where the server offers no STARTTLS, everything that is sent can be read on its way.</source>
        <translation>Wo der Server kein STARTTLS anbietet, kann alles Gesendete unterwegs gelesen werden.</translation>
    </message>
</context>
<context>
    <name>ui::AccountWizard</name>
    <message>
        <source>New mail account</source>
        <translation>Neues Mailkonto</translation>
    </message>
    <message>
        <source>The account %1 was made</source>
        <translation>Das Konto %1 wurde angelegt</translation>
    </message>
    <message>
        <source>What the wizard had added could not be removed; delete it by hand</source>
        <translation>Was der Assistent hinzugefügt hatte, ließ sich nicht entfernen; löschen Sie es von Hand</translation>
    </message>
</context>
<context>
    <name>ui::Acknowledging</name>
    <message>
        <source>%1 was not acknowledged: %2. %3</source>
        <translation>%1 wurde nicht quittiert: %2. %3</translation>
    </message>
</context>
<context>
    <name>ui::ActionBar</name>
    <message>
        <source>%1 (Ctrl+Return)</source>
        <translation>%1 (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>Weitere Aktionen</translation>
    </message>
    <message>
        <source>Further actions of this component</source>
        <translation>Weitere Aktionen dieser Komponente</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
</context>
<context>
    <name>ui::AddressListEditor</name>
    <message>
        <source>duty@example.com, Anna &lt;anna@example.com&gt;</source>
        <translation>bereitschaft@example.com, Anna &lt;anna@example.com&gt;</translation>
    </message>
    <message>
        <source>%1 stood there twice</source>
        <translation>doppelt eingetragen: %1</translation>
    </message>
    <message>
        <source>One address a line.</source>
        <translation>Eine Adresse je Zeile.</translation>
    </message>
</context>
<context>
    <name>ui::AlarmConsole</name>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Open alarms</source>
        <translation>Offene Alarme</translation>
    </message>
    <message>
        <source>One row for each source. Enter shows the details, Ctrl+K acknowledges, Right unfolds a source with several alarms.</source>
        <translation>Eine Zeile je Quelle. Die Eingabetaste zeigt die Details, Strg+K quittiert, Pfeil rechts klappt eine Quelle mit mehreren Alarmen auf.</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Acknowledging; %1 to go</source>
        <translation>Wird quittiert; noch %1</translation>
    </message>
    <message>
        <source>Not connected with the station. The alarms are shown as they were at %1.</source>
        <translation>Nicht mit der Station verbunden. Gezeigt wird der Stand der Alarme von %1.</translation>
    </message>
    <message>
        <source>No open alarms</source>
        <translation>Keine offenen Alarme</translation>
    </message>
    <message>
        <source>Not connected with the station</source>
        <translation>Nicht mit der Station verbunden</translation>
    </message>
    <message>
        <source>Reading the alarms…</source>
        <translation>Alarme werden gelesen…</translation>
    </message>
    <message numerus="yes">
        <source>The filter hides all %n open alarm(s)</source>
        <translation>
            <numerusform>Der Filter blendet %n offenen Alarm aus</numerusform>
            <numerusform>Der Filter blendet alle %n offenen Alarme aus</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Quittieren</translation>
    </message>
    <message>
        <source>Says that somebody knows. It cannot be undone.</source>
        <translation>Hält fest, dass jemand Bescheid weiß. Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Acknowledge with a &amp;note…</source>
        <translation>Mit &amp;Notiz quittieren…</translation>
    </message>
    <message>
        <source>Acknowledges and keeps a note with the alarms.</source>
        <translation>Quittiert und legt eine Notiz zu den Alarmen ab.</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>Every field of the alarm and what happened to it (Enter).</source>
        <translation>Alle Felder des Alarms und was mit ihm geschah (Eingabetaste).</translation>
    </message>
    <message>
        <source>&amp;Why mailed?</source>
        <translation>&amp;Warum gemailt?</translation>
    </message>
    <message>
        <source>Why this alarm was mailed, or why it was not, and to whom.</source>
        <translation>Warum dieser Alarm gemailt wurde oder warum nicht, und an wen.</translation>
    </message>
    <message>
        <source>&amp;Go to the source</source>
        <translation>&amp;Zur Quelle gehen</translation>
    </message>
    <message>
        <source>Opens the component that raised the alarm.</source>
        <translation>Öffnet die Komponente, die den Alarm ausgelöst hat.</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies the selected rows as text.</source>
        <translation>Kopiert die ausgewählten Zeilen als Text.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) acknowledged</source>
        <translation>
            <numerusform>%n Alarm quittiert</numerusform>
            <numerusform>%n Alarme quittiert</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the alarm</source>
        <translation>Alarm zeigen</translation>
    </message>
    <message>
        <source>%1 more were not acknowledged</source>
        <translation>%1 weitere wurden nicht quittiert</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>&amp;Spalten</translation>
    </message>
</context>
<context>
    <name>ui::AlarmDetails</name>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Fields of the alarm</source>
        <translation>Felder des Alarms</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>History of the alarm</source>
        <translation>Verlauf des Alarms</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Störung</translation>
    </message>
    <message>
        <source>&amp;Fields</source>
        <translation>&amp;Felder</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>&amp;Why mailed?</source>
        <translation>&amp;Warum gemailt?</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copies all fields, the history and the answer as text.</source>
        <translation>Kopiert alle Felder, den Verlauf und die Antwort als Text.</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source> (closed)</source>
        <translation> (geschlossen)</translation>
    </message>
    <message>
        <source>Alarm of %1</source>
        <translation>Alarm von %1</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Source name</source>
        <translation>Quellenname</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation>Quittierung</translation>
    </message>
    <message>
        <source>Acknowledgement required</source>
        <translation>Quittierung erforderlich</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Back to normal</source>
        <translation>Wieder normal</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Quittiert</translation>
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation>Quittiert von</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>First transition</source>
        <translation>Erster Übergang</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>What is known of the alarm</source>
        <translation>Was über den Alarm bekannt ist</translation>
    </message>
</context>
<context>
    <name>ui::AlarmFeed</name>
    <message>
        <source>This station has no AlarmService; add one from the palette.</source>
        <translation>Diese Station hat keinen AlarmService; einen aus der Palette hinzufügen.</translation>
    </message>
</context>
<context>
    <name>ui::AlarmFilter</name>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>not acknowledged</source>
        <translation>unquittiert</translation>
    </message>
</context>
<context>
    <name>ui::AlarmFilterBar</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>Nach Text filtern</translation>
    </message>
    <message>
        <source>Shows only alarms that hold this text in one of their columns.</source>
        <translation>Zeigt nur Alarme, die diesen Text in einer ihrer Spalten enthalten.</translation>
    </message>
    <message>
        <source>Filter by</source>
        <translation>Filtern nach</translation>
    </message>
    <message>
        <source>Filter by state, class and priority</source>
        <translation>Nach Zustand, Klasse und Priorität filtern</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Ends all filters</source>
        <translation>Hebt alle Filter auf</translation>
    </message>
    <message>
        <source>Show all alarms</source>
        <translation>Alle Alarme zeigen</translation>
    </message>
    <message>
        <source>Filter state</source>
        <translation>Stand des Filters</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keine)</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>All priorities</source>
        <translation>Alle Prioritäten</translation>
    </message>
    <message>
        <source>Only 1, the most urgent</source>
        <translation>Nur 1, die dringendste</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1 bis %1</translation>
    </message>
    <message>
        <source>%1 of %2 shown, filtered by %3</source>
        <translation>%1 von %2 gezeigt, gefiltert: %3</translation>
    </message>
</context>
<context>
    <name>ui::AlarmLinks</name>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Each leads to the alarm in the console.</source>
        <translation>Jeder führt zum Alarm in der Konsole.</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
</context>
<context>
    <name>ui::AlarmModel</name>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Priority %1; 1 is the most urgent, 255 the least.</source>
        <translation>Priorität %1; 1 ist am dringendsten, 255 am wenigsten dringend.</translation>
    </message>
    <message>
        <source>%1 (%2 alarms)</source>
        <translation>%1 (%2 Alarme)</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Acknowledgement</source>
        <translation>Quittierung</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Ack required</source>
        <translation>Quittierung nötig</translation>
    </message>
    <message>
        <source>Normal time</source>
        <translation>Wieder normal</translation>
    </message>
    <message>
        <source>Ack time</source>
        <translation>Quittiert um</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
</context>
<context>
    <name>ui::ApprovalDialog</name>
    <message>
        <source>Approve the certificate of %1</source>
        <translation>Zertifikat von %1 genehmigen</translation>
    </message>
    <message>
        <source>The station will connect to %1 (%2) while it shows exactly this certificate.
Forgiven: %3.</source>
        <translation>Die Station verbindet sich mit %1 (%2), solange genau dieses Zertifikat gezeigt wird.
Geduldet: %3.</translation>
    </message>
    <message>
        <source>nothing else</source>
        <translation>sonst nichts</translation>
    </message>
    <message>
        <source>For example: read out by the provider&apos;s support</source>
        <translation>Zum Beispiel: vom Support des Anbieters vorgelesen</translation>
    </message>
    <message>
        <source>How it was checked</source>
        <translation>Wie geprüft wurde</translation>
    </message>
    <message>
        <source>Kept with the approval. It is needed.</source>
        <translation>Wird mit der Genehmigung aufbewahrt. Die Angabe ist erforderlich.</translation>
    </message>
    <message>
        <source>&amp;How it was checked</source>
        <translation>&amp;Wie geprüft wurde</translation>
    </message>
    <message>
        <source>&amp;Lasts</source>
        <translation>G&amp;ilt</translation>
    </message>
    <message>
        <source>Do not approve</source>
        <translation>Nicht genehmigen</translation>
    </message>
    <message>
        <source>&amp;Approve</source>
        <translation>&amp;Genehmigen</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Genehmigen</translation>
    </message>
    <message>
        <source>Type the host&apos;s name</source>
        <translation>Hostnamen eingeben</translation>
    </message>
    <message>
        <source>%1, to show that a changed certificate is meant.</source>
        <translation>%1, als Bestätigung, dass ein geändertes Zertifikat gemeint ist.</translation>
    </message>
    <message>
        <source>&amp;Type the host&apos;s name, %1</source>
        <translation>&amp;Hostnamen eingeben: %1</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Gilt</translation>
    </message>
    <message numerus="yes">
        <source>%n days, until %1</source>
        <translation>
            <numerusform>%n Tag, bis %1</numerusform>
            <numerusform>%n Tage, bis %1</numerusform>
        </translation>
    </message>
    <message>
        <source>as long as the certificate, until %1</source>
        <translation>so lange wie das Zertifikat, bis %1</translation>
    </message>
    <message>
        <source>Say first how it was checked.</source>
        <translation>Zuerst angeben, wie geprüft wurde.</translation>
    </message>
    <message>
        <source>Type the host&apos;s name first.</source>
        <translation>Zuerst den Hostnamen eingeben.</translation>
    </message>
</context>
<context>
    <name>ui::BusyMark</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Waiting for the station</source>
        <translation>Warten auf die Station</translation>
    </message>
    <message>
        <source>Stops waiting for the station&apos;s answer.</source>
        <translation>Wartet nicht länger auf die Antwort der Station.</translation>
    </message>
    <message>
        <source>Waiting for the station (%1)</source>
        <translation>Warten auf die Station (%1)</translation>
    </message>
</context>
<context>
    <name>ui::CertificateComparison</name>
    <message>
        <source>Approved by %1 on %2</source>
        <translation>Genehmigt von %1 am %2</translation>
    </message>
    <message>
        <source>Shown now</source>
        <translation>Jetzt gezeigt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Key SHA-256</source>
        <translation>SHA-256 des Schlüssels</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>%1 jetzt</translation>
    </message>
    <message>
        <source>%1 before</source>
        <translation>%1 vorher</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
</context>
<context>
    <name>ui::CertificateDetails</name>
    <message>
        <source>C&amp;hain</source>
        <translation>&amp;Kette</translation>
    </message>
    <message>
        <source>Chain</source>
        <translation>Kette</translation>
    </message>
    <message>
        <source>The server&apos;s certificate first, then its issuers.</source>
        <translation>Zuerst das Zertifikat des Servers, dann seine Aussteller.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwendung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Seriennummer</translation>
    </message>
    <message>
        <source>Key SHA-256</source>
        <translation>SHA-256 des Schlüssels</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>&amp;Save PEM…</source>
        <translation>&amp;PEM speichern…</translation>
    </message>
    <message>
        <source>Save PEM</source>
        <translation>PEM speichern</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
    <message>
        <source>%1 (the same)</source>
        <translation>%1 (derselbe)</translation>
    </message>
    <message>
        <source>%1 to %2 UTC</source>
        <translation>%1 bis %2 UTC</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
</context>
<context>
    <name>ui::CertificateEditor</name>
    <message>
        <source>Show or replace the certificate</source>
        <translation>Zertifikat zeigen oder ersetzen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>not a certificate</source>
        <translation>kein Zertifikat</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, bis %2</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>Ersetzen…</translation>
    </message>
    <message>
        <source>Show the certificate</source>
        <translation>Das Zertifikat zeigen</translation>
    </message>
</context>
<context>
    <name>ui::CertificateImport</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kann nicht gelesen werden: %2</translation>
    </message>
    <message>
        <source>%1 is too large for a file of certificates.</source>
        <translation>%1 ist zu groß für eine Zertifikatsdatei.</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message>
        <source>The station will believe every server that these issuers vouch for. Compare each fingerprint with the one that its owner gave you.</source>
        <translation>Die Station vertraut jedem Server, für den diese Aussteller bürgen. Bitte jeden Fingerabdruck mit dem vergleichen, den der Eigentümer genannt hat.</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Ausgelassen: %1</translation>
    </message>
    <message>
        <source>&amp;Import into User trust store</source>
        <translation>In den Benutzer-Vertrauensspeicher &amp;importieren</translation>
    </message>
    <message>
        <source>Imported %1.</source>
        <translation>%1 importiert.</translation>
    </message>
    <message>
        <source>%1 was there already.</source>
        <translation>%1 war schon vorhanden.</translation>
    </message>
    <message>
        <source>Refused: %1.</source>
        <translation>Abgelehnt: %1.</translation>
    </message>
    <message>
        <source>Approvals that are not needed any more</source>
        <translation>Nicht mehr benötigte Genehmigungen</translation>
    </message>
    <message>
        <source>These servers are believed without their approval now:</source>
        <translation>Diesen Servern wird jetzt auch ohne Genehmigung vertraut:</translation>
    </message>
    <message>
        <source>&amp;Delete the approvals</source>
        <translation>Genehmigungen &amp;löschen</translation>
    </message>
    <message>
        <source>&amp;Keep them</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message numerus="yes">
        <source>Revocation lists that will be enforced: %n</source>
        <translation>
            <numerusform>Sperrlisten, die durchgesetzt werden: %n</numerusform>
            <numerusform>Sperrlisten, die durchgesetzt werden: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revocation lists imported: %n.</source>
        <translation>
            <numerusform>Importierte Sperrlisten: %n.</numerusform>
            <numerusform>Importierte Sperrlisten: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server that is not believed sent this issuer itself, which proves nothing. Paste the fingerprint that the issuer&apos;s owner gave you: the station will believe every server that this issuer vouches for.</source>
        <translation>Der Server, dem nicht vertraut wird, hat diesen Aussteller selbst geschickt; das beweist nichts. Fügen Sie den Fingerabdruck ein, den Sie vom Inhaber des Ausstellers bekommen haben: Die Station wird jedem Server vertrauen, für den dieser Aussteller bürgt.</translation>
    </message>
</context>
<context>
    <name>ui::CertificateManager</name>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>System trust store</source>
        <translation>System-Vertrauensspeicher</translation>
    </message>
    <message>
        <source>User trust store</source>
        <translation>Benutzer-Vertrauensspeicher</translation>
    </message>
    <message>
        <source>User key store</source>
        <translation>Schlüsselspeicher</translation>
    </message>
    <message>
        <source>Allowed Hosts</source>
        <translation>Zugelassene Hosts</translation>
    </message>
</context>
<context>
    <name>ui::CertificateModel</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Gültig ab</translation>
    </message>
    <message>
        <source>Not after</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Key algorithm</source>
        <translation>Schlüsselalgorithmus</translation>
    </message>
    <message>
        <source>Key size</source>
        <translation>Schlüssellänge</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signatur</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Self-signed</source>
        <translation>Selbstsigniert</translation>
    </message>
    <message>
        <source>Signature size</source>
        <translation>Signaturlänge</translation>
    </message>
</context>
<context>
    <name>ui::CertificateViewer</name>
    <message>
        <source>About this certificate</source>
        <translation>Zu diesem Zertifikat</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 holds no certificate.</source>
        <translation>%1 enthält kein Zertifikat.</translation>
    </message>
</context>
<context>
    <name>ui::ChallengeBadge</name>
    <message>
        <source>1 certificate to review</source>
        <translation>1 Zertifikat zu prüfen</translation>
    </message>
    <message numerus="yes">
        <source>%n certificates to review</source>
        <translation>
            <numerusform>%n Zertifikat zu prüfen</numerusform>
            <numerusform>%n Zertifikate zu prüfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Opens the next certificate that waits for a decision; the menu lists all of them.</source>
        <translation>Öffnet das nächste Zertifikat, das auf eine Entscheidung wartet; das Menü führt alle auf.</translation>
    </message>
    <message>
        <source>%1 (%2)…</source>
        <translation>%1 (%2)…</translation>
    </message>
    <message>
        <source>&amp;Allowed Hosts</source>
        <translation>&amp;Zugelassene Hosts</translation>
    </message>
</context>
<context>
    <name>ui::ChallengeDialog</name>
    <message>
        <source>The certificate of %1 is approved</source>
        <translation>Das Zertifikat von %1 ist genehmigt</translation>
    </message>
    <message>
        <source>The issuer of %1 is imported</source>
        <translation>Der Aussteller von %1 ist importiert</translation>
    </message>
    <message>
        <source>Host %1 → %2</source>
        <translation>Host %1 → %2</translation>
    </message>
    <message>
        <source>The station does not tell its time.</source>
        <translation>Die Station teilt ihre Uhrzeit nicht mit.</translation>
    </message>
    <message>
        <source>Please decide on this certificate in Allowed Hosts.</source>
        <translation>Bitte unter „Zugelassene Hosts“ über dieses Zertifikat entscheiden.</translation>
    </message>
    <message>
        <source>The request is on the clipboard: send it to an administrator of the station.</source>
        <translation>Die Anfrage ist in der Zwischenablage: bitte an einen Administrator der Station senden.</translation>
    </message>
    <message>
        <source>The station has news about this server; look again.</source>
        <translation>Die Station hat Neues zu diesem Server; bitte erneut ansehen.</translation>
    </message>
    <message>
        <source>De&amp;tails</source>
        <translation>De&amp;tails</translation>
    </message>
    <message>
        <source>I have checked this &amp;another way</source>
        <translation>Ich habe dies auf &amp;anderem Weg geprüft</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>C&amp;opy report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>Der Bericht ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>&amp;Request approval</source>
        <translation>Genehmigung an&amp;fordern</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t connect</source>
        <translation>&amp;Nicht verbinden</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Approve on&amp;ce</source>
        <translation>&amp;Einmal genehmigen</translation>
    </message>
    <message>
        <source>A&amp;pprove this certificate…</source>
        <translation>Dieses Zertifikat &amp;genehmigen…</translation>
    </message>
    <message>
        <source>Accept it although it has expired</source>
        <translation>Annehmen, obwohl es abgelaufen ist</translation>
    </message>
    <message>
        <source>Accept it although it is not valid yet</source>
        <translation>Annehmen, obwohl es noch nicht gültig ist</translation>
    </message>
    <message>
        <source>The fingerprint that you were given is another one.</source>
        <translation>Der erhaltene Fingerabdruck ist ein anderer.</translation>
    </message>
    <message>
        <source>Tick first what is to be accepted.</source>
        <translation>Zuerst ankreuzen, was angenommen werden soll.</translation>
    </message>
    <message>
        <source>The clock is right: accept it although it is not valid yet</source>
        <translation>Die Uhr stimmt: annehmen, obwohl es noch nicht gültig ist</translation>
    </message>
    <message>
        <source>Nothing is to be decided about %1 any more</source>
        <translation>Zu %1 ist nichts mehr zu entscheiden</translation>
    </message>
    <message>
        <source>The certificate of %1 is approved for one connection</source>
        <translation>Das Zertifikat von %1 ist für eine Verbindung genehmigt</translation>
    </message>
    <message>
        <source>%1; %2 tries again</source>
        <translation>%1; %2 versucht es erneut</translation>
    </message>
</context>
<context>
    <name>ui::ChallengeRemedies</name>
    <message>
        <source>Clocks</source>
        <translation>Uhren</translation>
    </message>
    <message>
        <source>Better:</source>
        <translation>Besser:</translation>
    </message>
    <message>
        <source>&amp;Import issuer into User trust store…</source>
        <translation>Aussteller in den Benutzer-Vertrauensspeicher &amp;importieren…</translation>
    </message>
    <message>
        <source>&amp;Use host &quot;%1&quot;</source>
        <translation>Host „%1“ &amp;verwenden</translation>
    </message>
    <message>
        <source>C&amp;heck clock</source>
        <translation>&amp;Uhr prüfen</translation>
    </message>
    <message>
        <source>Station clock: %1</source>
        <translation>Uhr der Station: %1</translation>
    </message>
    <message>
        <source>Station clock: %1, the same as this computer&apos;s.</source>
        <translation>Uhr der Station: %1, wie auf diesem Computer.</translation>
    </message>
    <message>
        <source>Station clock: %1. This computer&apos;s: %2.</source>
        <translation>Uhr der Station: %1. Uhr dieses Computers: %2.</translation>
    </message>
    <message>
        <source>&amp;Import issuer…</source>
        <translation>Aussteller &amp;importieren…</translation>
    </message>
    <message>
        <source>Station clock: %1, not synchronised. Mail waits until it is and the date has come.</source>
        <translation>Uhr der Station: %1, nicht synchronisiert. Mail wartet, bis sie es ist und das Datum erreicht ist.</translation>
    </message>
</context>
<context>
    <name>ui::ChallengeStatement</name>
    <message>
        <source>What was tried</source>
        <translation>Was versucht wurde</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>What could happen</source>
        <translation>Was passieren könnte</translation>
    </message>
    <message>
        <source>Why it cannot be approved</source>
        <translation>Warum es sich nicht genehmigen lässt</translation>
    </message>
    <message>
        <source>Grave</source>
        <translation>Schwerwiegend</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>Vorsicht</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Issuer</source>
        <translation>Aussteller</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>Was entschieden wurde</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Erledigt</translation>
    </message>
</context>
<context>
    <name>ui::ChallengeWatcher</name>
    <message>
        <source>%1 shows another certificate than the approved one; review it</source>
        <translation>%1 zeigt ein anderes Zertifikat als das genehmigte; bitte prüfen</translation>
    </message>
    <message>
        <source>The certificate of %1 is not approved; review it</source>
        <translation>Das Zertifikat von %1 ist nicht genehmigt; bitte prüfen</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet by a clock that is not synchronised; mail waits for it</source>
        <translation>Das Zertifikat von %1 ist nach einer nicht synchronisierten Uhr noch nicht gültig; Mail wartet auf die Uhr</translation>
    </message>
    <message>
        <source>Its entry was deleted from Allowed Hosts.</source>
        <translation>Der Eintrag wurde aus „Zugelassene Hosts“ gelöscht.</translation>
    </message>
    <message>
        <source>The account &quot;%1&quot; was deleted; no mail waits for this server any more.</source>
        <translation>Das Konto „%1“ wurde gelöscht; auf diesen Server wartet keine Mail mehr.</translation>
    </message>
</context>
<context>
    <name>ui::ChangePreview</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Danach</translation>
    </message>
</context>
<context>
    <name>ui::CheckPanel</name>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>&amp;Review the certificate…</source>
        <translation>Zertifi&amp;kat ansehen …</translation>
    </message>
    <message>
        <source>Shows the certificate that the server presented.</source>
        <translation>Zeigt das Zertifikat, das der Server vorgelegt hat.</translation>
    </message>
    <message>
        <source>Copy as te&amp;xt</source>
        <translation>Als Te&amp;xt kopieren</translation>
    </message>
    <message>
        <source>Copies all stages and the conversation; passwords stay masked.</source>
        <translation>Kopiert alle Stufen und das Gespräch; Passwörter bleiben verdeckt.</translation>
    </message>
    <message>
        <source>Copy as &amp;JSON</source>
        <translation>Als &amp;JSON kopieren</translation>
    </message>
    <message>
        <source>Copies the report for programs; passwords stay masked.</source>
        <translation>Kopiert den Bericht für Programme; Passwörter bleiben verdeckt.</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Stages of the check</source>
        <translation>Stufen der Prüfung</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>What was found and what to do</source>
        <translation>Was gefunden wurde und was zu tun ist</translation>
    </message>
    <message>
        <source>Con&amp;versation with the server</source>
        <translation>&amp;Gespräch mit dem Server</translation>
    </message>
    <message>
        <source>What the station and the server say to each other stands here when the check is over.</source>
        <translation>Was Station und Server zueinander sagen, steht hier, wenn die Prüfung zu Ende ist.</translation>
    </message>
    <message>
        <source>Conversation with the server</source>
        <translation>Gespräch mit dem Server</translation>
    </message>
    <message>
        <source>--&gt; and &lt;-- in the clear, ~~&gt; and &lt;~~ encrypted; passwords are masked.</source>
        <translation>--&gt; und &lt;-- im Klartext, ~~&gt; und &lt;~~ verschlüsselt; Passwörter sind verdeckt.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Es wird geprüft …</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>Als Nächstes: %1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Host name</source>
        <translation>Hostname</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Capabilities</source>
        <translation>Fähigkeiten</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Test mail</source>
        <translation>Testmail</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Hin und zurück</translation>
    </message>
    <message>
        <source>Alarm route</source>
        <translation>Alarmweg</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wird erwartet</translation>
    </message>
</context>
<context>
    <name>ui::CheckView</name>
    <message>
        <source>Send a &amp;test mail</source>
        <translation>&amp;Testmail senden</translation>
    </message>
    <message>
        <source>&amp;Follow an alarm to the account</source>
        <translation>Einen &amp;Alarm bis zum Konto verfolgen</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Recipients to ask for</source>
        <translation>Empfänger, nach denen gefragt wird</translation>
    </message>
    <message>
        <source>Addresses, with commas between them: the server is asked whether it takes mail for them.</source>
        <translation>Adressen, durch Kommas getrennt: Der Server wird gefragt, ob er Mail für sie annimmt.</translation>
    </message>
    <message>
        <source>Sends a mail to these addresses, or to the sender. Otherwise nothing is sent.</source>
        <translation>Sendet eine Mail an diese Adressen oder an den Absender. Sonst wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Looks whether an alarm of now would come to this account, and where it would stop.</source>
        <translation>Sieht nach, ob ein Alarm jetzt bis zu diesem Konto käme, und wo er stehen bliebe.</translation>
    </message>
    <message>
        <source>Tries each step to the mailbox over a connection of its own.</source>
        <translation>Versucht jeden Schritt bis zum Postfach über eine eigene Verbindung.</translation>
    </message>
    <message>
        <source>As&amp;k for:</source>
        <translation>&amp;Fragen nach:</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>C&amp;heck now</source>
        <translation>Jetzt &amp;prüfen</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) that are not saved are tried as well.</source>
        <translation>
            <numerusform>%n ungespeicherte Änderung wird mit versucht.</numerusform>
            <numerusform>%n ungespeicherte Änderungen werden mit versucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Wait until it is read back</source>
        <translation>Auf &amp;Rückkehr warten</translation>
    </message>
    <message>
        <source>Sends the test mail, and waits at most 2 minutes until the incoming account reads it that Sent Mailbox names, or the only one.</source>
        <translation>Sendet die Testmail und wartet höchstens 2 Minuten, bis das Eingangskonto sie liest, das unter „Sent Mailbox“ steht, oder das einzige.</translation>
    </message>
</context>
<context>
    <name>ui::ComponentCommands</name>
    <message>
        <source>&amp;Views</source>
        <translation>&amp;Ansichten</translation>
    </message>
    <message>
        <source>&amp;Actions</source>
        <translation>Ak&amp;tionen</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>A&amp;usschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>Lö&amp;schen…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>Um&amp;benennen…</translation>
    </message>
    <message>
        <source>Copy pat&amp;h</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
    <message numerus="yes">
        <source>%n components</source>
        <translation>
            <numerusform>%n Komponente</numerusform>
            <numerusform>%n Komponenten</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete %1?</source>
        <translation>%1 löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
    <message>
        <source>Rename %1 → %2</source>
        <translation>Umbenennen: %1 → %2</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>Neu: %1</translation>
    </message>
    <message>
        <source>Name below %1</source>
        <translation>Name unter %1</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 hinzufügen</translation>
    </message>
    <message>
        <source>%1: %2?</source>
        <translation>%1: %2?</translation>
    </message>
    <message>
        <source>%1: %2 is done</source>
        <translation>%1: %2 ist ausgeführt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Edit %n components together</source>
        <translation>
            <numerusform>%n Komponente &amp;gemeinsam bearbeiten</numerusform>
            <numerusform>%n Komponenten &amp;gemeinsam bearbeiten</numerusform>
        </translation>
    </message>
    <message>
        <source>These components cannot be edited together: they are of several types. Select components of one type</source>
        <translation>Diese Komponenten können nicht gemeinsam bearbeitet werden: Sie sind von verschiedenen Typen. Bitte Komponenten eines Typs auswählen</translation>
    </message>
    <message>
        <source>%1 has a component of that name already. Name there</source>
        <translation>%1 hat schon eine Komponente dieses Namens. Name dort</translation>
    </message>
    <message>
        <source>Everything below goes too, with its links. Undo (Ctrl+Z) brings it back as it was, with its links and passwords, until the station stops; the station also keeps its last 10 versions in the folder history.</source>
        <translation>Alles darunter wird mit gelöscht, samt Verknüpfungen. Rückgängig (Strg+Z) bringt es wieder, wie es war, mit Verknüpfungen und Passwörtern, bis die Station endet; außerdem bewahrt die Station ihre letzten 10 Fassungen im Ordner history auf.</translation>
    </message>
    <message>
        <source>&amp;Open in a new tab</source>
        <translation>&amp;In neuem Tab öffnen</translation>
    </message>
</context>
<context>
    <name>ui::ComponentMoves</name>
    <message>
        <source>Move %1</source>
        <translation>%1 verschieben</translation>
    </message>
</context>
<context>
    <name>ui::ComponentPicker</name>
    <message>
        <source>Search by name or path</source>
        <translation>Nach Name oder Pfad suchen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>Komponenten</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>No such component</source>
        <translation>Keine solche Komponente</translation>
    </message>
    <message>
        <source>Lists only components whose name or path holds this.</source>
        <translation>Listet nur Komponenten, deren Name oder Pfad dies enthält.</translation>
    </message>
</context>
<context>
    <name>ui::ComponentPresence</name>
    <message>
        <source>%1 is back, but not this: %2</source>
        <translation>%1 ist wieder da, dies aber nicht: %2</translation>
    </message>
    <message>
        <source>%1 has too many components to be kept: deleting it cannot be undone</source>
        <translation>%1 hat zu viele Komponenten, um aufbewahrt zu werden: Das Löschen lässt sich nicht rückgängig machen</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n components</source>
        <translation>
            <numerusform>%n Komponente löschen</numerusform>
            <numerusform>%n Komponenten löschen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConnectionDetails</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>did not come about</source>
        <translation>kam nicht zustande</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Times are UTC. Lines with &gt; were sent by the station, lines with &lt; by the server.</source>
        <translation>Zeiten in UTC. Zeilen mit &gt; hat die Station gesendet, Zeilen mit &lt; der Server.</translation>
    </message>
    <message>
        <source>The refused connection</source>
        <translation>Die abgewiesene Verbindung</translation>
    </message>
</context>
<context>
    <name>ui::ConsoleDock</name>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>What happened in the background. Enter goes to where it happened.</source>
        <translation>Was im Hintergrund geschehen ist. Die Eingabetaste führt dorthin, wo es geschehen ist.</translation>
    </message>
    <message>
        <source>Alarms (%1)</source>
        <translation>Alarme (%1)</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>%1 open alarms, %2 of them not acknowledged</source>
        <translation>%1 offene Alarme, davon %2 unquittiert</translation>
    </message>
    <message>
        <source>Notifications (%1)</source>
        <translation>Meldungen (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n new alarms</source>
        <translation>
            <numerusform>%n neuer Alarm</numerusform>
            <numerusform>%n neue Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>Alarm: %1, %2</source>
        <translation>Alarm: %1, %2</translation>
    </message>
</context>
<context>
    <name>ui::DateTimeEditor</name>
    <message>
        <source>2026-11-22 08:00:00, or empty for never</source>
        <translation>2026-11-22 08:00:00 oder leer für nie</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a date and time such as 2026-11-22 08:00:00</source>
        <translation>„%1“ ist kein Zeitpunkt wie 2026-11-22 08:00:00</translation>
    </message>
</context>
<context>
    <name>ui::DragTree</name>
    <message numerus="yes">
        <source>%n component(s)</source>
        <translation>
            <numerusform>%n Komponente</numerusform>
            <numerusform>%n Komponenten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DurationEditor</name>
    <message>
        <source>1h 30m 5s</source>
        <translation>1h 30m 5s</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a duration such as 1h 30m 5s</source>
        <translation>„%1“ ist keine Dauer wie 1h 30m 5s</translation>
    </message>
    <message>
        <source>%1 is not allowed here: %2</source>
        <translation>%1 ist hier nicht zulässig: %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>mindestens %1</translation>
    </message>
    <message>
        <source>1h 30m</source>
        <translation>1h 30m</translation>
    </message>
</context>
<context>
    <name>ui::FacetsDialog</name>
    <message>
        <source>&quot;%1&quot; is not a number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
    <message>
        <source>Facet</source>
        <translation>Facette</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Nach unten</translation>
    </message>
    <message>
        <source>Use these facets</source>
        <translation>Diese Facetten übernehmen</translation>
    </message>
    <message>
        <source>it stands there twice</source>
        <translation>kommt zweimal vor</translation>
    </message>
</context>
<context>
    <name>ui::FacetsEditor</name>
    <message>
        <source>Edit the facets</source>
        <translation>Facetten bearbeiten</translation>
    </message>
</context>
<context>
    <name>ui::FilterField</name>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
</context>
<context>
    <name>ui::FingerprintCheck</name>
    <message>
        <source>&amp;Paste the fingerprint you were given</source>
        <translation>Er&amp;haltenen Fingerabdruck einfügen</translation>
    </message>
    <message>
        <source>Paste the fingerprint you were given</source>
        <translation>Erhaltenen Fingerabdruck einfügen</translation>
    </message>
    <message>
        <source>Result of the comparison</source>
        <translation>Ergebnis des Vergleichs</translation>
    </message>
    <message>
        <source>not 64 digits yet</source>
        <translation>noch keine 64 Stellen</translation>
    </message>
    <message>
        <source>does not match</source>
        <translation>stimmt nicht überein</translation>
    </message>
    <message>
        <source>matches</source>
        <translation>stimmt überein</translation>
    </message>
    <message>
        <source>SHA-256, with or without colons. It is compared at once.</source>
        <translation>SHA-256, mit oder ohne Doppelpunkte. Er wird sofort verglichen.</translation>
    </message>
</context>
<context>
    <name>ui::FormatDialog</name>
    <message>
        <source>A variable stands between percent signs, such as %timestamp%; %% is a percent sign.</source>
        <translation>Eine Variable steht zwischen Prozentzeichen, etwa %timestamp%; %% ergibt ein Prozentzeichen.</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>What the text makes of an alarm</source>
        <translation>Was der Text aus einem Alarm macht</translation>
    </message>
    <message>
        <source>Unknown: %1</source>
        <translation>Unbekannt: %1</translation>
    </message>
</context>
<context>
    <name>ui::FormatEditor</name>
    <message>
        <source>%alarmData.sourceName%: %sourceState%</source>
        <translation>%alarmData.sourceName%: %sourceState%</translation>
    </message>
</context>
<context>
    <name>ui::HostNameEditor</name>
    <message>
        <source>mail.example.com</source>
        <translation>mail.example.com</translation>
    </message>
    <message>
        <source>Use only %1</source>
        <translation>Nur %1 verwenden</translation>
    </message>
    <message>
        <source>spaces around it were taken away</source>
        <translation>Leerzeichen am Rand entfernt</translation>
    </message>
    <message>
        <source>written in lower case</source>
        <translation>in Kleinbuchstaben geschrieben</translation>
    </message>
    <message>
        <source>also written %1</source>
        <translation>auch %1 geschrieben</translation>
    </message>
</context>
<context>
    <name>ui::HostsModel</name>
    <message>
        <source>%1, no longer needed</source>
        <translation>%1, nicht mehr nötig</translation>
    </message>
    <message>
        <source>%1 was %2</source>
        <translation>%1, war %2</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>derselbe</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>The certificate is believed without the approval since %1.</source>
        <translation>Dem Zertifikat wird seit %1 auch ohne die Genehmigung vertraut.</translation>
    </message>
    <message>
        <source>Approved was %1</source>
        <translation>Genehmigt war %1</translation>
    </message>
    <message>
        <source>What is wrong: %1</source>
        <translation>Was nicht stimmt: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Ausgestellt von</translation>
    </message>
    <message>
        <source>Not after</source>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Errors forgiven</source>
        <translation>Hingenommene Fehler</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Genehmigt von</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Gültig ab</translation>
    </message>
    <message>
        <source>Renewed with the same key on %1.</source>
        <translation>Mit demselben Schlüssel erneuert am %1.</translation>
    </message>
</context>
<context>
    <name>ui::HostsPanel</name>
    <message>
        <source>&amp;View…</source>
        <translation>An&amp;zeigen…</translation>
    </message>
    <message>
        <source>&amp;Approve…</source>
        <translation>Ge&amp;nehmigen…</translation>
    </message>
    <message>
        <source>De&amp;ny…</source>
        <translation>Ablehn&amp;en…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>Lö&amp;schen…</translation>
    </message>
    <message>
        <source>&amp;Import issuer…</source>
        <translation>Aussteller &amp;importieren…</translation>
    </message>
    <message>
        <source>Allowed Hosts</source>
        <translation>Zugelassene Hosts</translation>
    </message>
    <message>
        <source>Only an administrator may decide.</source>
        <translation>Nur ein Administrator darf entscheiden.</translation>
    </message>
    <message>
        <source>Select one server.</source>
        <translation>Einen Server auswählen.</translation>
    </message>
    <message>
        <source>It is approved already.</source>
        <translation>Er ist bereits genehmigt.</translation>
    </message>
    <message>
        <source>A denied key is refused until its entry is deleted.</source>
        <translation>Ein abgelehnter Schlüssel wird abgewiesen, bis sein Eintrag gelöscht ist.</translation>
    </message>
    <message>
        <source>Select one server that is not denied.</source>
        <translation>Einen Server auswählen, der nicht abgelehnt ist.</translation>
    </message>
    <message>
        <source>Select servers.</source>
        <translation>Server auswählen.</translation>
    </message>
    <message>
        <source>Approved by %1 on %2. Note: %3</source>
        <translation>Genehmigt von %1 am %2. Notiz: %3</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>Deny this server&apos;s key</source>
        <translation>Schlüssel dieses Servers ablehnen</translation>
    </message>
    <message>
        <source>The key of %1 will be refused on every host until the entry is deleted.</source>
        <translation>Der Schlüssel von %1 wird auf jedem Host abgewiesen, bis der Eintrag gelöscht ist.</translation>
    </message>
    <message>
        <source>De&amp;ny</source>
        <translation>Ablehn&amp;en</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Delete from Allowed Hosts</source>
        <translation>Aus „Zugelassene Hosts“ löschen</translation>
    </message>
    <message>
        <source>The decision is forgotten; the next connection asks anew:
%1</source>
        <translation>Die Entscheidung wird vergessen; die nächste Verbindung fragt neu:
%1</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Lö&amp;schen</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>Gelöscht.</translation>
    </message>
    <message>
        <source>No server was refused and none was approved by a person. A server whose certificate is not believed appears here by itself, for you to decide.</source>
        <translation>Kein Server wurde abgewiesen, und keiner wurde von einer Person genehmigt. Ein Server, dessen Zertifikat nicht geglaubt wird, erscheint hier von selbst und wartet auf eine Entscheidung.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Denied: %1.</source>
        <translation>Abgelehnt: %1.</translation>
    </message>
    <message>
        <source>Denied by %1 on %2.</source>
        <translation>Abgelehnt von %1 am %2.</translation>
    </message>
</context>
<context>
    <name>ui::KeyStorePanel</name>
    <message>
        <source>User key store</source>
        <translation>Schlüsselspeicher</translation>
    </message>
    <message>
        <source>The station has no keys yet; keys come with client certificates.</source>
        <translation>Die Station hat noch keine Schlüssel; Schlüssel kommen mit Client-Zertifikaten.</translation>
    </message>
</context>
<context>
    <name>ui::LedgerModel</name>
    <message>
        <source>Recipient</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Enhanced code</source>
        <translation>Erweiterter Code</translation>
    </message>
    <message>
        <source>Answer or cause</source>
        <translation>Antwort oder Ursache</translation>
    </message>
</context>
<context>
    <name>ui::LogView</name>
    <message>
        <source>Log of the station</source>
        <translation>Protokoll der Station</translation>
    </message>
    <message>
        <source>Time, level, source and text of each entry; times are local.</source>
        <translation>Zeit, Stufe, Quelle und Text jedes Eintrags; Zeiten sind Ortszeit.</translation>
    </message>
</context>
<context>
    <name>ui::LongTextDialog</name>
    <message>
        <source>Use this text</source>
        <translation>Diesen Text übernehmen</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Revert</source>
        <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
        <source>Save s&amp;tation file now</source>
        <translation>Stationsdatei &amp;jetzt speichern</translation>
    </message>
    <message>
        <source>The station file is on disk</source>
        <translation>Die Stationsdatei ist auf dem Datenträger</translation>
    </message>
    <message>
        <source>&amp;Close tab</source>
        <translation>&amp;Tab schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Undo:</source>
        <translation>Rückgängig:</translation>
    </message>
    <message>
        <source>Redo:</source>
        <translation>Wiederholen:</translation>
    </message>
    <message>
        <source>&amp;Find in the view</source>
        <translation>In der &amp;Ansicht suchen</translation>
    </message>
    <message>
        <source>Find in the &amp;tree</source>
        <translation>Im &amp;Baum suchen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Bereiche</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>Pre&amp;vious pane</source>
        <translation>&amp;Vorheriger Bereich</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vor</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>&amp;Path</source>
        <translation>&amp;Pfad</translation>
    </message>
    <message>
        <source>&amp;Open in a new tab</source>
        <translation>In neuem &amp;Tab öffnen</translation>
    </message>
    <message>
        <source>&amp;Component</source>
        <translation>&amp;Komponente</translation>
    </message>
    <message>
        <source>New &amp;from the palette</source>
        <translation>Neu aus der &amp;Palette</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>A&amp;usschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>Lö&amp;schen…</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Um&amp;benennen</translation>
    </message>
    <message>
        <source>&amp;Alarms</source>
        <translation>A&amp;larme</translation>
    </message>
    <message>
        <source>&amp;Show alarms</source>
        <translation>&amp;Alarme zeigen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Tocsin</source>
        <translation>&amp;Über Tocsin</translation>
    </message>
    <message>
        <source>About Tocsin</source>
        <translation>Über Tocsin</translation>
    </message>
    <message>
        <source>Tocsin %1: an open building-automation station whose alarm mail arrives.
Apache License 2.0</source>
        <translation>Tocsin %1: eine offene Station für die Gebäudeautomation, deren Alarm-Mail ankommt.
Apache License 2.0</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>The path of the component that is shown; Enter goes to another.</source>
        <translation>Der Pfad der gezeigten Komponente; die Eingabetaste führt zu einer anderen.</translation>
    </message>
    <message>
        <source>Path of a component</source>
        <translation>Pfad einer Komponente</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Tocsin Workbench</source>
        <translation>Tocsin Workbench</translation>
    </message>
    <message>
        <source>%1 – Tocsin Workbench</source>
        <translation>%1 – Tocsin Workbench</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 als %2</translation>
    </message>
    <message>
        <source>Starting the station…</source>
        <translation>Station wird gestartet…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message numerus="yes">
        <source>%1. Your %n unsaved change(s) are kept</source>
        <translation>
            <numerusform>%1. %n nicht gespeicherte Änderung bleibt erhalten</numerusform>
            <numerusform>%1. %n nicht gespeicherte Änderungen bleiben erhalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <translation>
            <numerusform>%n Änderung nicht gespeichert</numerusform>
            <numerusform>%n Änderungen nicht gespeichert</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Units</source>
        <translation>&amp;Einheiten</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Verbunden mit %1</translation>
    </message>
    <message>
        <source>Not connected to the station. The changes are kept; save them once it is back.</source>
        <translation>Nicht mit der Station verbunden. Die Änderungen bleiben erhalten; speichern Sie sie, sobald sie wieder da ist.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Edit together</source>
        <translation>&amp;Gemeinsam bearbeiten</translation>
    </message>
</context>
<context>
    <name>ui::MessageArea</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Nachricht schließen</translation>
    </message>
</context>
<context>
    <name>ui::NavModel</name>
    <message>
        <source>%1
Type %2%3</source>
        <translation>%1
Typ %2%3</translation>
    </message>
    <message>
        <source>%1, status %2</source>
        <translation>%1, Status %2</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>%1 umbenennen</translation>
    </message>
    <message>
        <source>, cut</source>
        <translation>, ausgeschnitten</translation>
    </message>
</context>
<context>
    <name>ui::NavView</name>
    <message>
        <source>Navigation tree</source>
        <translation>Navigationsbaum</translation>
    </message>
    <message>
        <source>The components of the station. Enter opens the best view.</source>
        <translation>Die Komponenten der Station. Die Eingabetaste öffnet die passendste Ansicht.</translation>
    </message>
    <message>
        <source>Filter, or a path</source>
        <translation>Filter oder Pfad</translation>
    </message>
    <message>
        <source>Part of a name or type; a text that begins with / is a path.</source>
        <translation>Teil eines Namens oder Typs; ein Text, der mit / beginnt, ist ein Pfad.</translation>
    </message>
    <message>
        <source>Components found</source>
        <translation>Gefundene Komponenten</translation>
    </message>
    <message>
        <source>Enter goes to the component.</source>
        <translation>Die Eingabetaste führt zur Komponente.</translation>
    </message>
    <message>
        <source>More than %L1 components</source>
        <translation>Mehr als %L1 Komponenten</translation>
    </message>
    <message numerus="yes">
        <source>%n component(s)</source>
        <translation>
            <numerusform>%n Komponente</numerusform>
            <numerusform>%n Komponenten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::NoteDialog</name>
    <message>
        <source>Acknowledge an alarm</source>
        <translation>Alarm quittieren</translation>
    </message>
    <message>
        <source>Acknowledge %1 alarms</source>
        <translation>%1 Alarme quittieren</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Kept with the alarms, and mailed where acknowledgements are. An acknowledgement cannot be undone.</source>
        <translation>Wird bei den Alarmen aufbewahrt und mitgesendet, wo Quittierungen per Mail gemeldet werden. Eine Quittierung lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>What you found, or who goes there (may be left empty)</source>
        <translation>Befund oder wer hingeht (kann leer bleiben)</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>An acknowledgement cannot be undone.</source>
        <translation>Eine Quittierung lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Quittieren</translation>
    </message>
</context>
<context>
    <name>ui::Notifications</name>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1 (%2-mal)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1 UTC</source>
        <translation>%1 UTC</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
</context>
<context>
    <name>ui::OutboxDetails</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Conversation of the account</source>
        <translation>Gesprächsprotokoll des Kontos</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last cause</source>
        <translation>Letzte Ursache</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Erstellt</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Message-ID</source>
        <translation>Message-ID</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Each recipient with the server&apos;s last answer.</source>
        <translation>Jeder Empfänger mit der letzten Antwort des Servers.</translation>
    </message>
    <message>
        <source>Choose a message above.</source>
        <translation>Oben eine Nachricht auswählen.</translation>
    </message>
    <message>
        <source>%1: recipients are being named</source>
        <translation>%1: Die Empfänger werden gerade genannt</translation>
    </message>
    <message>
        <source>%1: the server may take it any moment</source>
        <translation>%1: Der Server kann sie jeden Moment annehmen</translation>
    </message>
    <message>
        <source>%1: the connection ended behind the message, so the server may have it</source>
        <translation>%1: Die Verbindung endete nach der Nachricht, der Server hat sie also vielleicht</translation>
    </message>
    <message>
        <source>%1. It is not on disk yet</source>
        <translation>%1. Sie ist noch nicht auf dem Datenträger</translation>
    </message>
    <message>
        <source>Details of the message</source>
        <translation>Einzelheiten der Nachricht</translation>
    </message>
    <message>
        <source>What is known of the message</source>
        <translation>Was über die Nachricht bekannt ist</translation>
    </message>
    <message>
        <source>%1, 1 try</source>
        <translation>%1, 1 Versuch</translation>
    </message>
    <message>
        <source>%1, %2 tries</source>
        <translation>%1, %2 Versuche</translation>
    </message>
</context>
<context>
    <name>ui::OutboxModel</name>
    <message>
        <source>%1 recipients</source>
        <translation>%1 Empfänger</translation>
    </message>
    <message>
        <source>Not on disk yet: it would be lost if the station stopped now.</source>
        <translation>Noch nicht auf dem Datenträger: Sie ginge verloren, wenn die Station jetzt ausfiele.</translation>
    </message>
    <message>
        <source>1 is the most urgent, 255 the least.</source>
        <translation>1 ist am dringendsten, 255 am wenigsten dringend.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>Last cause</source>
        <translation>Letzte Ursache</translation>
    </message>
</context>
<context>
    <name>ui::OutboxView</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>The outbox, newest first. The chosen message is shown below.</source>
        <translation>Der Postausgang, Neuestes zuerst. Die gewählte Nachricht wird darunter gezeigt.</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Shows only messages in this state.</source>
        <translation>Zeigt nur Nachrichten in diesem Zustand.</translation>
    </message>
    <message>
        <source>Subject, recipient or cause</source>
        <translation>Betreff, Empfänger oder Ursache</translation>
    </message>
    <message>
        <source>Shows only messages whose subject, recipient or cause holds this.</source>
        <translation>Zeigt nur Nachrichten, deren Betreff, Empfänger oder Ursache dies enthält.</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Erneut versuchen</translation>
    </message>
    <message>
        <source>Sends the chosen messages again to those who do not have them.</source>
        <translation>Sendet die gewählten Nachrichten erneut an alle, die sie noch nicht haben.</translation>
    </message>
    <message>
        <source>Retry &amp;all</source>
        <translation>Alle e&amp;rneut versuchen</translation>
    </message>
    <message>
        <source>Sends every message again that waits, is held, failed or was discarded.</source>
        <translation>Sendet jede Nachricht erneut, die wartet, zurückgehalten wird, gescheitert ist oder verworfen wurde.</translation>
    </message>
    <message>
        <source>&amp;Discard…</source>
        <translation>&amp;Verwerfen…</translation>
    </message>
    <message>
        <source>Sets the chosen messages aside, with a reason. They stay listed.</source>
        <translation>Legt die gewählten Nachrichten mit einem Grund beiseite. Sie bleiben in der Liste.</translation>
    </message>
    <message>
        <source>How many are shown</source>
        <translation>Wie viele gezeigt werden</translation>
    </message>
    <message>
        <source>Show &amp;more</source>
        <translation>&amp;Mehr zeigen</translation>
    </message>
    <message>
        <source>Reads further, older messages.</source>
        <translation>Liest weitere, ältere Nachrichten.</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>Chooses which columns are shown.</source>
        <translation>Wählt, welche Spalten gezeigt werden.</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>None fits</source>
        <translation>Keine passt</translation>
    </message>
    <message>
        <source>The outbox is empty</source>
        <translation>Der Postausgang ist leer</translation>
    </message>
    <message>
        <source>The newest %1</source>
        <translation>Die neuesten %1</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 Nachricht</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 Nachrichten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not sent then. It stays listed and can be retried.</source>
        <translation>„%1“ wird dann nicht gesendet. Die Nachricht bleibt in der Liste und kann erneut versucht werden.</translation>
    </message>
    <message>
        <source>%1 messages are not sent then. They stay listed and can be retried.</source>
        <translation>%1 Nachrichten werden dann nicht gesendet. Sie bleiben aufgelistet und können erneut versucht werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are tried again now.</source>
        <translation>
            <numerusform>%n Nachricht wird jetzt erneut versucht.</numerusform>
            <numerusform>%n Nachrichten werden jetzt erneut versucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to try again: everybody has their mail.</source>
        <translation>Es gibt nichts zu wiederholen: alle haben ihre Post.</translation>
    </message>
</context>
<context>
    <name>ui::PaletteDock</name>
    <message>
        <source>Search component types</source>
        <translation>Komponententypen suchen</translation>
    </message>
    <message>
        <source>Part of a name, a type or its description.</source>
        <translation>Teil eines Namens, eines Typs oder seiner Beschreibung.</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>Palette</translation>
    </message>
    <message>
        <source>Enter adds the type below the component that is selected in the tree.</source>
        <translation>Die Eingabetaste fügt den Typ unter der im Baum gewählten Komponente hinzu.</translation>
    </message>
    <message>
        <source>No type fits</source>
        <translation>Kein Typ passt</translation>
    </message>
</context>
<context>
    <name>ui::PendingEdits</name>
    <message numerus="yes">
        <source>Revert %n change(s)</source>
        <translation>
            <numerusform>%n Änderung zurücknehmen</numerusform>
            <numerusform>%n Änderungen zurücknehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Use the station&apos;s value of %1</source>
        <translation>Wert der Station für %1 übernehmen</translation>
    </message>
    <message>
        <source>it was changed elsewhere meanwhile, so nothing is saved yet</source>
        <translation>es wurde inzwischen anderswo geändert, daher ist noch nichts gespeichert</translation>
    </message>
    <message>
        <source>Choose &quot;Use theirs&quot; or &quot;Keep mine&quot; on its sheet, then save again</source>
        <translation>Wählen Sie auf seinem Blatt „Fremden Wert übernehmen“ oder „Eigenen Wert behalten“ und speichern Sie dann erneut</translation>
    </message>
</context>
<context>
    <name>ui::PortEditor</name>
    <message>
        <source>1 to 65535, or auto</source>
        <translation>1 bis 65535 oder auto</translation>
    </message>
    <message>
        <source>-1 (auto: %1)</source>
        <translation>-1 (auto: %1)</translation>
    </message>
    <message>
        <source>-1 (auto)</source>
        <translation>-1 (auto)</translation>
    </message>
</context>
<context>
    <name>ui::PropertySheet</name>
    <message>
        <source>Filter by name, value or help</source>
        <translation>Nach Name, Wert oder Hilfe filtern</translation>
    </message>
    <message>
        <source>Shows only rows whose name, value, unit or help holds this text</source>
        <translation>Zeigt nur Zeilen, deren Name, Wert, Einheit oder Hilfe diesen Text enthält</translation>
    </message>
    <message>
        <source>Property sheet of %1</source>
        <translation>Eigenschaftsblatt von %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Write all changes to the station (Ctrl+S)</source>
        <translation>Alle Änderungen in die Station schreiben (Strg+S)</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Forget all changes (Ctrl+R)</source>
        <translation>Alle Änderungen zurücknehmen (Strg+R)</translation>
    </message>
    <message>
        <source>Changed only</source>
        <translation>Nur geänderte</translation>
    </message>
    <message>
        <source>Show hidden</source>
        <translation>Ausgeblendete zeigen</translation>
    </message>
    <message>
        <source>This component has been removed from the station</source>
        <translation>Diese Komponente wurde aus der Station entfernt</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>1 change not saved</source>
        <translation>1 Änderung nicht gespeichert</translation>
    </message>
    <message>
        <source>%1 changes not saved</source>
        <translation>%1 Änderungen nicht gespeichert</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zu %1 gehen</translation>
    </message>
    <message>
        <source>another one</source>
        <translation>ein anderer Wert</translation>
    </message>
    <message>
        <source>%1 was changed elsewhere to %2</source>
        <translation>%1 wurde anderswo auf %2 geändert</translation>
    </message>
    <message>
        <source>Use theirs</source>
        <translation>Fremden Wert übernehmen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Eigenen Wert behalten</translation>
    </message>
    <message>
        <source>Applied to %1 of %2</source>
        <translation>Auf %1 von %2 angewendet</translation>
    </message>
    <message>
        <source>The clipboard holds no rows of this sheet: lines of a name, a tab and a value</source>
        <translation>Die Zwischenablage enthält keine Zeilen dieses Blatts: Zeilen aus Name, Tabulator und Wert</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste into the sheet</source>
        <translation>In das Blatt einfügen</translation>
    </message>
    <message>
        <source>Which rows the sheet shows</source>
        <translation>Welche Zeilen das Blatt zeigt</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 verwenden</translation>
    </message>
    <message>
        <source>Nothing is saved before it is decided whose value shall stand</source>
        <translation>Nichts wird gespeichert, bevor entschieden ist, wessen Wert gilt</translation>
    </message>
</context>
<context>
    <name>ui::ReasonDialog</name>
    <message>
        <source>&amp;Reason:</source>
        <translation>&amp;Grund:</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Needed; it is kept with the message and in the audit</source>
        <translation>Erforderlich; wird bei der Nachricht und im Prüfprotokoll aufbewahrt</translation>
    </message>
</context>
<context>
    <name>ui::ReceivedDetails</name>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>What is known of the message</source>
        <translation>Was über die Nachricht bekannt ist</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Text der Nachricht</translation>
    </message>
    <message>
        <source>Choose a message above.</source>
        <translation>Oben eine Nachricht auswählen.</translation>
    </message>
    <message>
        <source>%1, by %2, %3 alarms</source>
        <translation>%1, durch %2, %3 Alarme</translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation>%1, durch %2</translation>
    </message>
    <message>
        <source>The text goes on; the station keeps its beginning only.</source>
        <translation>Der Text geht weiter; die Station behält nur seinen Anfang.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
</context>
<context>
    <name>ui::ReceivedModel</name>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
</context>
<context>
    <name>ui::ReceivedView</name>
    <message>
        <source>Received messages</source>
        <translation>Empfangene Nachrichten</translation>
    </message>
    <message>
        <source>Newest first. The chosen message is shown below.</source>
        <translation>Die neuesten zuerst. Die gewählte Nachricht steht darunter.</translation>
    </message>
    <message>
        <source>Subject, sender or cause</source>
        <translation>Betreff, Absender oder Ursache</translation>
    </message>
    <message>
        <source>Shows only replies whose subject, sender or cause holds this.</source>
        <translation>Zeigt nur Antworten, deren Betreff, Absender oder Ursache das enthält.</translation>
    </message>
    <message>
        <source>Subject, sender, text or cause</source>
        <translation>Betreff, Absender, Text oder Ursache</translation>
    </message>
    <message>
        <source>Shows only messages whose subject, sender, text or cause holds this.</source>
        <translation>Zeigt nur Nachrichten, deren Betreff, Absender, Text oder Ursache das enthält.</translation>
    </message>
    <message>
        <source>How many are shown</source>
        <translation>Wie viele gezeigt werden</translation>
    </message>
    <message>
        <source>Show &amp;more</source>
        <translation>&amp;Mehr zeigen</translation>
    </message>
    <message>
        <source>Reads further, older messages.</source>
        <translation>Liest weitere, ältere Nachrichten.</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>Chooses which columns are shown.</source>
        <translation>Wählt, welche Spalten gezeigt werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were left at the server, not read: %1</source>
        <translation>
            <numerusform>%n Nachricht blieb ungelesen auf dem Server: %1</numerusform>
            <numerusform>%n Nachrichten blieben ungelesen auf dem Server: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>None fits</source>
        <translation>Keine passt</translation>
    </message>
    <message>
        <source>No reply has come. Link the topic received of an incoming account to received.</source>
        <translation>Keine Antwort ist gekommen. Das Topic received eines Eingangskontos mit received verknüpfen.</translation>
    </message>
    <message>
        <source>Nothing has been received</source>
        <translation>Nichts wurde empfangen</translation>
    </message>
    <message>
        <source>The newest %1</source>
        <translation>Die neuesten %1</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 Nachricht</translation>
    </message>
    <message>
        <source>%1 messages</source>
        <translation>%1 Nachrichten</translation>
    </message>
</context>
<context>
    <name>ui::ReferenceEditor</name>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>Choose a component</source>
        <translation>Komponente auswählen</translation>
    </message>
</context>
<context>
    <name>ui::SecretEditor</name>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Eingabe anzeigen</translation>
    </message>
    <message>
        <source>Show what is typed; the stored one cannot be shown</source>
        <translation>Eingabe anzeigen; das gespeicherte Geheimnis lässt sich nicht anzeigen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Forget the stored one</source>
        <translation>Gespeichertes Geheimnis löschen</translation>
    </message>
    <message>
        <source>Forget the stored one when the sheet is saved</source>
        <translation>Gespeichertes Geheimnis beim Speichern des Blatts löschen</translation>
    </message>
    <message>
        <source>stored; empty keeps it</source>
        <translation>gespeichert; leer lassen, um es zu behalten</translation>
    </message>
    <message>
        <source>will be forgotten</source>
        <translation>wird gelöscht</translation>
    </message>
    <message>
        <source>new, not saved; empty keeps it</source>
        <translation>neu, nicht gespeichert; leer lassen, um es zu behalten</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
</context>
<context>
    <name>ui::ServerForm</name>
    <message>
        <source>P&amp;rotocol:</source>
        <translation>P&amp;rotokoll:</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>How mail is fetched.</source>
        <translation>Wie die Mails abgeholt werden.</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Name of the mail server. Its certificate must carry the same name.</source>
        <translation>Name des Mailservers. Sein Zertifikat muss denselben Namen tragen.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>How the connection is encrypted. The port follows it.</source>
        <translation>Wie die Verbindung verschlüsselt wird. Der Port richtet sich danach.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>TCP port, 1 to 65535.</source>
        <translation>TCP-Port, 1 bis 65535.</translation>
    </message>
    <message>
        <source>TLS from the first byte</source>
        <translation>TLS vom ersten Byte an</translation>
    </message>
    <message>
        <source>STARTTLS, required</source>
        <translation>STARTTLS, erforderlich</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Nicht verschlüsselt</translation>
    </message>
    <message>
        <source>&amp;Host:</source>
        <translation>&amp;Host:</translation>
    </message>
    <message>
        <source>&amp;Encryption:</source>
        <translation>&amp;Verschlüsselung:</translation>
    </message>
    <message>
        <source>&amp;Port:</source>
        <translation>&amp;Port:</translation>
    </message>
    <message>
        <source>Port %1 → %2.</source>
        <translation>Port %1 → %2.</translation>
    </message>
    <message>
        <source>Not encrypted: others can read everything on its way.</source>
        <translation>Nicht verschlüsselt: Andere können unterwegs alles mitlesen.</translation>
    </message>
    <message>
        <source>The usual port for this is %1.</source>
        <translation>Der übliche Port dafür ist %1.</translation>
    </message>
    <message>
        <source>The host is missing. Ask who runs the mail server for its name.</source>
        <translation>Der Host fehlt. Den Namen kennt, wer den Mailserver betreibt.</translation>
    </message>
    <message>
        <source>Put the region into the host name in place of REGION, such as eu-central-1.</source>
        <translation>Im Hostnamen REGION durch die Region ersetzen, etwa eu-central-1.</translation>
    </message>
    <message>
        <source>The port is missing.</source>
        <translation>Der Port fehlt.</translation>
    </message>
</context>
<context>
    <name>ui::SheetChanges</name>
    <message>
        <source>&quot;%1&quot; is none of: %2</source>
        <translation>„%1“ gehört nicht zu: %2</translation>
    </message>
    <message>
        <source>•••• stored</source>
        <translation>•••• gespeichert</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>will be forgotten</source>
        <translation>wird gelöscht</translation>
    </message>
    <message>
        <source>•••• new</source>
        <translation>•••• neu</translation>
    </message>
    <message>
        <source>auto (%1)</source>
        <translation>auto (%1)</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
    <message numerus="yes">
        <source>Reset %n slots</source>
        <translation>
            <numerusform>%n Slot zurücksetzen</numerusform>
            <numerusform>%n Slots zurücksetzen</numerusform>
        </translation>
    </message>
    <message>
        <source>Revert %1</source>
        <translation>%1 zurücknehmen</translation>
    </message>
    <message>
        <source>it was changed elsewhere</source>
        <translation>es wurde anderswo geändert</translation>
    </message>
</context>
<context>
    <name>ui::SheetMenu</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy sheet</source>
        <translation>Blatt kopieren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Paste…</source>
        <translation>Einfügen…</translation>
    </message>
    <message>
        <source>Reset all…</source>
        <translation>Alles zurücksetzen…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>Reset to defaults</source>
        <translation>Auf Standardwerte zurücksetzen</translation>
    </message>
    <message>
        <source>Forget the secret</source>
        <translation>Geheimnis löschen</translation>
    </message>
    <message>
        <source>Reset to default (%1)</source>
        <translation>Auf Standardwert zurücksetzen (%1)</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Use theirs</source>
        <translation>Fremden Wert übernehmen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Eigenen Wert behalten</translation>
    </message>
    <message>
        <source>Link mark</source>
        <translation>Verknüpfung merken</translation>
    </message>
    <message>
        <source>Link from the marked slot</source>
        <translation>Verknüpfen vom gemerkten Slot</translation>
    </message>
    <message>
        <source>Link from %1</source>
        <translation>Verknüpfen von %1</translation>
    </message>
    <message>
        <source>Go to the source %1</source>
        <translation>Zur Quelle %1 gehen</translation>
    </message>
    <message>
        <source>Remove the link</source>
        <translation>Verknüpfung entfernen</translation>
    </message>
</context>
<context>
    <name>ui::SheetModel</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Limits and notes</source>
        <translation>Grenzen und Hinweise</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) are listed, there are more</source>
        <translation>
            <numerusform>%n Komponente ist aufgelistet, es gibt weitere</numerusform>
            <numerusform>%n Komponenten sind aufgelistet, es gibt weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SlotDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Typ</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
</context>
<context>
    <name>ui::SlotSheet</name>
    <message>
        <source>Slots of %1</source>
        <translation>Slots von %1</translation>
    </message>
    <message>
        <source>Add slot…</source>
        <translation>Slot hinzufügen…</translation>
    </message>
    <message>
        <source>Add a property that only this component has</source>
        <translation>Eine Eigenschaft hinzufügen, die nur diese Komponente hat</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Give a dynamic slot another name</source>
        <translation>Einem dynamischen Slot einen anderen Namen geben</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove a dynamic slot and its links</source>
        <translation>Einen dynamischen Slot samt Verknüpfungen entfernen</translation>
    </message>
    <message>
        <source>Links that begin or end here</source>
        <translation>Verknüpfungen, die hier beginnen oder enden</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Remove link</source>
        <translation>Verknüpfung entfernen</translation>
    </message>
    <message>
        <source>Removes the link that is chosen in the list</source>
        <translation>Entfernt die in der Liste gewählte Verknüpfung</translation>
    </message>
    <message>
        <source>Link mark</source>
        <translation>Verknüpfung merken</translation>
    </message>
    <message>
        <source>Link from the marked slot</source>
        <translation>Verknüpfen vom gemerkten Slot</translation>
    </message>
    <message>
        <source>Link from %1</source>
        <translation>Verknüpfen von %1</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>Add a slot</source>
        <translation>Slot hinzufügen</translation>
    </message>
    <message>
        <source>The slot %1 was added</source>
        <translation>Der Slot %1 wurde hinzugefügt</translation>
    </message>
    <message>
        <source>Rename a slot</source>
        <translation>Slot umbenennen</translation>
    </message>
    <message>
        <source>The slot is called %1 now</source>
        <translation>Der Slot heißt jetzt %1</translation>
    </message>
    <message>
        <source>The slot %1 was removed</source>
        <translation>Der Slot %1 wurde entfernt</translation>
    </message>
</context>
<context>
    <name>ui::SlotTable</name>
    <message>
        <source>action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>dynamic</source>
        <translation>dynamisch</translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>fest</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>transient</source>
        <translation>flüchtig</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>ausgeblendet</translation>
    </message>
    <message>
        <source>summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>Bediener</translation>
    </message>
    <message>
        <source>asks first</source>
        <translation>fragt nach</translation>
    </message>
    <message>
        <source>•••• stored</source>
        <translation>•••• gespeichert</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>Anzeigename</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>Flags</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Linked from</source>
        <translation>Verknüpft von</translation>
    </message>
</context>
<context>
    <name>ui::StationLink</name>
    <message>
        <source>The station does not run yet; it is being started</source>
        <translation>Die Station läuft noch nicht; sie wird gestartet</translation>
    </message>
    <message>
        <source>No station runs there. It is connected as soon as one does</source>
        <translation>Dort läuft keine Station. Die Verbindung entsteht, sobald eine läuft</translation>
    </message>
    <message>
        <source>The station has ended the session; the workbench connects again by itself</source>
        <translation>Die Station hat die Sitzung beendet; die Workbench verbindet sich von selbst wieder</translation>
    </message>
    <message>
        <source>Look whether it was done, and repeat it if not</source>
        <translation>Nachsehen, ob es geschehen ist, und es sonst wiederholen</translation>
    </message>
    <message>
        <source>It is connected again by itself as soon as it runs</source>
        <translation>Die Verbindung entsteht von selbst wieder, sobald die Station läuft</translation>
    </message>
    <message>
        <source>The station may finish it all the same; look before repeating it</source>
        <translation>Die Station führt es vielleicht trotzdem zu Ende; vor dem Wiederholen nachsehen</translation>
    </message>
    <message>
        <source>The session ended before the station answered</source>
        <translation>Die Sitzung endete, bevor die Station antwortete</translation>
    </message>
    <message>
        <source>The station is not connected</source>
        <translation>Die Station ist nicht verbunden</translation>
    </message>
    <message>
        <source>Cancelled here</source>
        <translation>Hier abgebrochen</translation>
    </message>
</context>
<context>
    <name>ui::StatusValueEditor</name>
    <message>
        <source>no value</source>
        <translation>kein Wert</translation>
    </message>
</context>
<context>
    <name>ui::StorePanel</name>
    <message>
        <source>&amp;View…</source>
        <translation>An&amp;zeigen…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importieren…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>Lö&amp;schen…</translation>
    </message>
    <message>
        <source>User trust store</source>
        <translation>Benutzer-Vertrauensspeicher</translation>
    </message>
    <message>
        <source>System trust store</source>
        <translation>System-Vertrauensspeicher</translation>
    </message>
    <message>
        <source>No issuer was imported yet. Import the certificate of the authority that issued your servers&apos; certificates, or drop its file here.</source>
        <translation>Es wurde noch kein Aussteller importiert. Das Zertifikat der Stelle importieren, die die Zertifikate der eigenen Server ausgestellt hat, oder dessen Datei hier ablegen.</translation>
    </message>
    <message>
        <source>Only an administrator may change trust.</source>
        <translation>Nur ein Administrator darf das Vertrauen ändern.</translation>
    </message>
    <message>
        <source>It is not in the store any more.</source>
        <translation>Es ist nicht mehr im Speicher.</translation>
    </message>
    <message>
        <source>Delete from the User trust store</source>
        <translation>Aus dem Benutzer-Vertrauensspeicher löschen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Lö&amp;schen</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>Gelöscht.</translation>
    </message>
    <message>
        <source>The station found no certificates of its operating system. Install its package ca-certificates, then restart the station.</source>
        <translation>Die Station fand keine Zertifikate ihres Betriebssystems. Dessen Paket ca-certificates installieren, dann die Station neu starten.</translation>
    </message>
    <message>
        <source>Servers that only these issuers vouch for are refused from then on. Approvals that they made needless do not come back:
%1</source>
        <translation>Server, für die nur diese Aussteller bürgen, werden von da an abgewiesen. Genehmigungen, die durch sie überflüssig wurden, kommen nicht zurück:
%1</translation>
    </message>
    <message>
        <source>Deleted. Refused from now on, until a person approves them again: %1</source>
        <translation>Gelöscht. Von jetzt an abgewiesen, bis eine Person sie wieder genehmigt: %1</translation>
    </message>
</context>
<context>
    <name>ui::TextEditor</name>
    <message>
        <source>Edit in a larger field</source>
        <translation>In einem größeren Feld bearbeiten</translation>
    </message>
</context>
<context>
    <name>ui::TimeRangeEditor</name>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>the whole day</source>
        <translation>der ganze Tag</translation>
    </message>
    <message>
        <source>overnight, until the next day</source>
        <translation>über Nacht, bis zum nächsten Tag</translation>
    </message>
</context>
<context>
    <name>ui::TraceBox</name>
    <message>
        <source>&amp;Follow</source>
        <translation>Mitlau&amp;fen</translation>
    </message>
    <message>
        <source>The account has not spoken with its server since the station started.</source>
        <translation>Das Konto hat seit dem Start der Station noch nicht mit seinem Server gesprochen.</translation>
    </message>
    <message>
        <source>Conversation with the server</source>
        <translation>Gespräch mit dem Server</translation>
    </message>
    <message>
        <source>Seconds since the beginning, direction and text of each line; passwords are masked.</source>
        <translation>Sekunden seit Beginn, Richtung und Text jeder Zeile; Passwörter sind unkenntlich.</translation>
    </message>
    <message>
        <source>Shows new lines while the account works.</source>
        <translation>Zeigt neue Zeilen, während das Konto arbeitet.</translation>
    </message>
    <message>
        <source>--&gt; to the server   &lt;-- from the server   ~~&gt; &lt;~~ the same, encrypted</source>
        <translation>--&gt; zum Server   &lt;-- vom Server   ~~&gt; &lt;~~ dasselbe, verschlüsselt</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als &amp;Text kopieren</translation>
    </message>
    <message>
        <source>Copies the whole conversation; passwords stay masked.</source>
        <translation>Kopiert das ganze Gesprächsprotokoll; Passwörter bleiben unkenntlich.</translation>
    </message>
</context>
<context>
    <name>ui::TrustPanel</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Shows only rows that hold this text.</source>
        <translation>Zeigt nur Zeilen, die diesen Text enthalten.</translation>
    </message>
    <message>
        <source>No row holds &quot;%1&quot;.</source>
        <translation>Keine Zeile enthält „%1“.</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Chooses which columns are shown.</source>
        <translation>Wählt, welche Spalten gezeigt werden.</translation>
    </message>
</context>
<context>
    <name>ui::UnsavedDialog</name>
    <message>
        <source>•••• stored</source>
        <translation>•••• gespeichert</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>will be forgotten</source>
        <translation>wird gelöscht</translation>
    </message>
    <message>
        <source>•••• new</source>
        <translation>•••• neu</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Nicht gespeicherte Änderungen</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>In the station</source>
        <translation>In der Station</translation>
    </message>
    <message>
        <source>Changed to</source>
        <translation>Geändert in</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are not saved.</source>
        <translation>
            <numerusform>%n Änderung ist nicht gespeichert.</numerusform>
            <numerusform>%n Änderungen sind nicht gespeichert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::View</name>
    <message>
        <source>Not connected to the station: this is how it was at %1. Unsaved changes are kept.</source>
        <translation>Nicht mit der Station verbunden: so war es um %1. Nicht gespeicherte Änderungen bleiben erhalten.</translation>
    </message>
</context>
<context>
    <name>ui::ViewArea</name>
    <message>
        <source>Open views</source>
        <translation>Offene Ansichten</translation>
    </message>
    <message numerus="yes">
        <source>%n components</source>
        <translation>
            <numerusform>%n Komponente</numerusform>
            <numerusform>%n Komponenten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ViewPage</name>
    <message>
        <source>Re&amp;view…</source>
        <translation>&amp;Prüfen…</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Chooses another view of this component.</source>
        <translation>Wählt eine andere Ansicht dieser Komponente.</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>Ursache</translation>
    </message>
    <message>
        <source>Review the certificate</source>
        <translation>Zertifikat prüfen</translation>
    </message>
    <message>
        <source>Shows the certificate of the server that was refused.</source>
        <translation>Zeigt das Zertifikat des abgewiesenen Servers.</translation>
    </message>
    <message>
        <source>%1 has been removed from the station.</source>
        <translation>%1 wurde aus der Station entfernt.</translation>
    </message>
    <message>
        <source>Status %1</source>
        <translation>Status %1</translation>
    </message>
</context>
<context>
    <name>ui::WhyView</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>From the alarm to the mailbox</source>
        <translation>Vom Alarm zum Postfach</translation>
    </message>
    <message>
        <source>Each step with what followed from it. Enter goes to where it happened.</source>
        <translation>Jeder Schritt mit dem, was daraus folgte. Die Eingabetaste führt dorthin, wo es geschehen ist.</translation>
    </message>
    <message>
        <source>Opens the component or the message of the selected step.</source>
        <translation>Öffnet die Komponente oder die Nachricht des gewählten Schritts.</translation>
    </message>
    <message>
        <source>Show in the &amp;outbox</source>
        <translation>Im Pos&amp;tausgang zeigen</translation>
    </message>
    <message>
        <source>&amp;Go there</source>
        <translation>Dorth&amp;in gehen</translation>
    </message>
</context>
<context>
    <name>ui::WizardCheckPage</name>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Each step to the mailbox is tried with what you entered. Nothing is saved by it, and you can go on without it.</source>
        <translation>Jeder Schritt bis zum Postfach wird mit dem versucht, was Sie eingegeben haben. Dabei wird nichts gespeichert, und Sie können auch ohne die Prüfung weitergehen.</translation>
    </message>
    <message>
        <source>Test mail t&amp;o:</source>
        <translation>Testmail &amp;an:</translation>
    </message>
    <message>
        <source>Where the test mail goes when all before it went well. Empty: none is sent.</source>
        <translation>Wohin die Testmail geht, wenn alles davor gelungen ist. Leer: Es wird keine gesendet.</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Connects, signs in and sends the test mail, over a connection of its own.</source>
        <translation>Verbindet, meldet sich an und sendet die Testmail, über eine eigene Verbindung.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no mail address. Write it as name@domain.</source>
        <translation>„%1“ ist keine Mailadresse. Bitte als name@domain schreiben.</translation>
    </message>
    <message>
        <source>&amp;Cancel the check</source>
        <translation>Prüfung &amp;abbrechen</translation>
    </message>
    <message>
        <source>C&amp;heck again</source>
        <translation>Erneut &amp;prüfen</translation>
    </message>
    <message>
        <source>C&amp;heck now</source>
        <translation>Jetzt &amp;prüfen</translation>
    </message>
</context>
<context>
    <name>ui::WizardDiscovery</name>
    <message>
        <source>What the domain publishes</source>
        <translation>Was die Domain veröffentlicht</translation>
    </message>
    <message>
        <source>Asking DNS</source>
        <translation>DNS wird gefragt</translation>
    </message>
    <message>
        <source>The station asks DNS; only the name of the domain is sent.</source>
        <translation>Die Station fragt das DNS; gesendet wird nur der Name der Domain.</translation>
    </message>
    <message>
        <source>The station can ask DNS which mail servers %1 publishes.</source>
        <translation>Die Station kann das DNS fragen, welche Mailserver %1 veröffentlicht.</translation>
    </message>
    <message>
        <source>Asking DNS which mail servers %1 publishes…</source>
        <translation>Das DNS wird gefragt, welche Mailserver %1 veröffentlicht …</translation>
    </message>
    <message>
        <source>The question was taken back. Enter the server by hand, or ask again.</source>
        <translation>Die Frage wurde zurückgenommen. Tragen Sie den Server von Hand ein oder fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>&amp;Stop asking</source>
        <translation>Ab&amp;brechen</translation>
    </message>
    <message>
        <source>&amp;Ask DNS</source>
        <translation>&amp;DNS fragen</translation>
    </message>
    <message>
        <source>Enter the server by hand; the usual port of its encryption is filled in.</source>
        <translation>Tragen Sie den Server von Hand ein; der übliche Port seiner Verschlüsselung ist eingetragen.</translation>
    </message>
    <message>
        <source>Pick what fits. DNS is not signed: compare it with what you were told by whoever runs your mail.</source>
        <translation>Wählen Sie, was passt. Das DNS ist nicht signiert: Vergleichen Sie es mit dem, was Ihnen gesagt wurde, wo Ihre Mail betrieben wird.</translation>
    </message>
    <message>
        <source>Fills in this server, which can then be altered.</source>
        <translation>Trägt diesen Server ein; er lässt sich danach ändern.</translation>
    </message>
    <message>
        <source>Use %1, which receives the domain&apos;s mail</source>
        <translation>%1 verwenden, das die Mail der Domain empfängt</translation>
    </message>
    <message>
        <source>The domain&apos;s mail goes to %1 (MX).</source>
        <translation>Die Mail der Domain geht an %1 (MX).</translation>
    </message>
    <message>
        <source>%1 is not part of %2. The password would go there, and whoever forges an answer of DNS could name a server of their own.</source>
        <translation>%1 gehört nicht zu %2. Dorthin ginge das Passwort, und wer eine Antwort des DNS fälscht, könnte einen eigenen Server nennen.</translation>
    </message>
    <message>
        <source>I have chec&amp;ked that %1 is the right server</source>
        <translation>Ich habe &amp;geprüft, dass %1 der richtige Server ist</translation>
    </message>
    <message>
        <source>%1 is not part of %2. Confirm that it is the right server, or enter another one.</source>
        <translation>%1 gehört nicht zu %2. Bestätigen Sie, dass es der richtige Server ist, oder tragen Sie einen anderen ein.</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>from %1, outside the domain</source>
        <translation>aus %1, außerhalb der Domain</translation>
    </message>
</context>
<context>
    <name>ui::WizardRecipientPage</name>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Who is told of alarms through this account.</source>
        <translation>Wer über dieses Konto von Alarmen erfährt.</translation>
    </message>
    <message>
        <source>&amp;Mail alarms to these addresses</source>
        <translation>Alarme an diese Adressen &amp;mailen</translation>
    </message>
    <message>
        <source>Adds a recipient and links the alarm class to it.</source>
        <translation>Fügt einen Empfänger hinzu und verknüpft die Alarmklasse mit ihm.</translation>
    </message>
    <message>
        <source>&amp;Addresses:</source>
        <translation>&amp;Adressen:</translation>
    </message>
    <message>
        <source>One or more, with commas between them.</source>
        <translation>Eine oder mehrere, mit Komma getrennt.</translation>
    </message>
    <message>
        <source>The alarm class %1 is linked to a new recipient %2. Times, weekdays, texts and further recipients are set on its property sheet.</source>
        <translation>Die Alarmklasse %1 wird mit einem neuen Empfänger %2 verknüpft. Zeiten, Wochentage, Texte und weitere Empfänger werden auf dessen Eigenschaftsblatt eingestellt.</translation>
    </message>
    <message>
        <source>Who is to get the alarms? Give an address, or switch it off.</source>
        <translation>Wer soll die Alarme bekommen? Eine Adresse angeben oder dies abschalten.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no mail address. Write it as name@domain.</source>
        <translation>„%1“ ist keine Mailadresse. Bitte als name@domain schreiben.</translation>
    </message>
</context>
<context>
    <name>ui::WizardServerPage</name>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Where mail is handed over, and how it is encrypted.</source>
        <translation>Wo Mail übergeben wird und wie sie verschlüsselt wird.</translation>
    </message>
    <message>
        <source>Outgoing mail</source>
        <translation>Ausgehende Mail</translation>
    </message>
    <message>
        <source>Incoming mail</source>
        <translation>Eingehende Mail</translation>
    </message>
    <message>
        <source>Other: I know the server</source>
        <translation>Anderer: Der Server ist bekannt</translation>
    </message>
    <message>
        <source>Pro&amp;vider:</source>
        <translation>An&amp;bieter:</translation>
    </message>
    <message>
        <source>Fills in what the provider publishes; all of it can be altered.</source>
        <translation>Trägt ein, was der Anbieter veröffentlicht; alles kann geändert werden.</translation>
    </message>
    <message>
        <source>%1 Limits: %2
As of %3, from %4</source>
        <translation>%1 Grenzen: %2
Stand %3, aus %4</translation>
    </message>
</context>
<context>
    <name>ui::WizardSignInPage</name>
    <message>
        <source>Sign-in</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>How the station shows the server who it is.</source>
        <translation>Wie sich die Station beim Server ausweist.</translation>
    </message>
    <message>
        <source>N&amp;o sign-in: the server allows the station by its address</source>
        <translation>&amp;Ohne Anmeldung: Der Server lässt die Station anhand ihrer Adresse zu</translation>
    </message>
    <message>
        <source>&amp;Show what I type</source>
        <translation>&amp;Eingabe anzeigen</translation>
    </message>
    <message>
        <source>Shows the password in clear letters on this screen.</source>
        <translation>Zeigt das Passwort auf diesem Bildschirm im Klartext.</translation>
    </message>
    <message>
        <source>The station signs in with a login name and a password.</source>
        <translation>Die Station meldet sich mit Anmeldename und Passwort an.</translation>
    </message>
    <message>
        <source>The server wants no password.</source>
        <translation>Der Server verlangt kein Passwort.</translation>
    </message>
    <message>
        <source>&amp;Login name:</source>
        <translation>Anme&amp;ldename:</translation>
    </message>
    <message>
        <source>Usually the full mail address.</source>
        <translation>Meist die vollständige Mailadresse.</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>It is stored sealed in the station, is used for this server only, and is never shown again.</source>
        <translation>Es wird in der Station versiegelt abgelegt, nur für diesen Server verwendet und nie wieder angezeigt.</translation>
    </message>
    <message>
        <source>With an a&amp;pp password</source>
        <translation>Mit einem A&amp;pp-Passwort</translation>
    </message>
    <message>
        <source>With an A&amp;PI key as password</source>
        <translation>Mit einem A&amp;PI-Schlüssel als Passwort</translation>
    </message>
    <message>
        <source>With a pass&amp;word</source>
        <translation>Mit ei&amp;nem Passwort</translation>
    </message>
    <message>
        <source>The login name is missing.</source>
        <translation>Der Anmeldename fehlt.</translation>
    </message>
    <message>
        <source>The password is missing.</source>
        <translation>Das Passwort fehlt.</translation>
    </message>
    <message>
        <source>Without encryption everybody on the way could read the password. Go back and choose TLS or STARTTLS, or go on without sign-in.</source>
        <translation>Ohne Verschlüsselung könnte unterwegs jeder das Passwort lesen. Zurückgehen und TLS oder STARTTLS wählen oder ohne Anmeldung fortfahren.</translation>
    </message>
</context>
<context>
    <name>ui::WizardStartPage</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Whose mail it is, and which way it goes.</source>
        <translation>Wessen Mail es ist und in welche Richtung sie geht.</translation>
    </message>
    <message>
        <source>&amp;Outgoing: the station sends mail</source>
        <translation>Ausge&amp;hend: Die Station sendet Mail</translation>
    </message>
    <message>
        <source>&amp;Incoming: the station fetches mail</source>
        <translation>&amp;Eingehend: Die Station holt Mail ab</translation>
    </message>
    <message>
        <source>alarms@plant.example</source>
        <translation>alarme@anlage.example</translation>
    </message>
    <message>
        <source>Plant 1</source>
        <translation>Anlage 1</translation>
    </message>
    <message>
        <source>Which way the mail goes.</source>
        <translation>In welche Richtung die Mail geht.</translation>
    </message>
    <message>
        <source>Mail &amp;address:</source>
        <translation>Mail&amp;adresse:</translation>
    </message>
    <message>
        <source>The address that the station&apos;s mail comes from.</source>
        <translation>Die Adresse, von der die Mail der Station kommt.</translation>
    </message>
    <message>
        <source>&amp;Sender&apos;s name:</source>
        <translation>A&amp;bsendername:</translation>
    </message>
    <message>
        <source>What recipients read beside the address; may be left empty.</source>
        <translation>Was Empfänger neben der Adresse lesen; kann leer bleiben.</translation>
    </message>
    <message>
        <source>Direction:</source>
        <translation>Richtung:</translation>
    </message>
    <message>
        <source>What the account is called in the station&apos;s tree.</source>
        <translation>Wie das Konto im Baum der Station heißt.</translation>
    </message>
    <message>
        <source>This station knows no kind of mail account.</source>
        <translation>Diese Station kennt keine Art von Mailkonto.</translation>
    </message>
    <message>
        <source>The account needs a name.</source>
        <translation>Das Konto braucht einen Namen.</translation>
    </message>
    <message>
        <source>There is a component called %1 already. Choose another name.</source>
        <translation>Eine Komponente %1 gibt es schon. Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no mail address. Write it as name@domain.</source>
        <translation>„%1“ ist keine Mailadresse. Bitte als name@domain schreiben.</translation>
    </message>
    <message>
        <source>The two accounts need different names.</source>
        <translation>Die beiden Konten brauchen verschiedene Namen.</translation>
    </message>
    <message>
        <source>As&amp;k DNS which mail servers its domain publishes</source>
        <translation>Das &amp;DNS fragen, welche Mailserver ihre Domain veröffentlicht</translation>
    </message>
    <message>
        <source>The station asks, unless the provider is known. Only the name of the domain is sent.</source>
        <translation>Die Station fragt, sofern der Anbieter nicht bekannt ist. Gesendet wird nur der Name der Domain.</translation>
    </message>
    <message>
        <source>Whose mail it is.</source>
        <translation>Wessen Mail es ist.</translation>
    </message>
    <message>
        <source>Bot&amp;h</source>
        <translation>Be&amp;ides</translation>
    </message>
    <message>
        <source>Account&apos;s na&amp;me:</source>
        <translation>Na&amp;me des Kontos:</translation>
    </message>
    <message>
        <source>Name of the in&amp;coming account:</source>
        <translation>Name des Eingan&amp;gskontos:</translation>
    </message>
</context>
<context>
    <name>ui::WizardSummaryPage</name>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Finish writes these values. All of them can be altered later.</source>
        <translation>Fertigstellen schreibt diese Werte. Alle lassen sich später ändern.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Values that are written</source>
        <translation>Werte, die geschrieben werden</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
</context>
</TS>
