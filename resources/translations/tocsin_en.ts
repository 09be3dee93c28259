<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Certificates</name>
    <message numerus="yes">
        <source>ended %n days ago</source>
        <translation>
            <numerusform>ended %n day ago</numerusform>
            <numerusform>ended %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Issuer; issuers below it at most: %n</source>
        <translation>
            <numerusform>Issuer; issuers below it at most: %n</numerusform>
            <numerusform>Issuer; issuers below it at most: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhyChain</name>
    <message numerus="yes">
        <source>linked to %n recipient(s)</source>
        <translation>
            <numerusform>linked to %n recipient</numerusform>
            <numerusform>linked to %n recipients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mailed, and accepted by the server for %n address(es).</source>
        <translation>
            <numerusform>Mailed, and accepted by the server for %n address.</numerusform>
            <numerusform>Mailed, and accepted by the server for %n addresses.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AlarmConsole</name>
    <message numerus="yes">
        <source>The filter hides all %n open alarm(s)</source>
        <translation>
            <numerusform>The filter hides all %n open alarm</numerusform>
            <numerusform>The filter hides all %n open alarms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s) acknowledged</source>
        <translation>
            <numerusform>%n alarm acknowledged</numerusform>
            <numerusform>%n alarms acknowledged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ApprovalDialog</name>
    <message numerus="yes">
        <source>%n days, until %1</source>
        <translation>
            <numerusform>%n day, until %1</numerusform>
            <numerusform>%n days, until %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CertificateImport</name>
    <message numerus="yes">
        <source>Revocation lists that will be enforced: %n</source>
        <translation>
            <numerusform>Revocation lists that will be enforced: %n</numerusform>
            <numerusform>Revocation lists that will be enforced: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revocation lists imported: %n.</source>
        <translation>
            <numerusform>Revocation lists imported: %n.</numerusform>
            <numerusform>Revocation lists imported: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChallengeBadge</name>
    <message numerus="yes">
        <source>%n certificates to review</source>
        <translation>
            <numerusform>%n certificates to review</numerusform>
            <numerusform>%n certificates to review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CheckView</name>
    <message numerus="yes">
        <source>%n change(s) that are not saved are tried as well.</source>
        <translation>
            <numerusform>%n change that is not saved is tried as well.</numerusform>
            <numerusform>%n changes that are not saved are tried as well.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ComponentCommands</name>
    <message numerus="yes">
        <source>%n components</source>
        <translation>
            <numerusform>%n component</numerusform>
            <numerusform>%n components</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Edit %n components together</source>
        <translation>
            <numerusform>&amp;Edit %n component together</numerusform>
            <numerusform>&amp;Edit %n components together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ComponentPresence</name>
    <message numerus="yes">
        <source>Delete %n components</source>
        <translation>
            <numerusform>Delete %n component</numerusform>
            <numerusform>Delete %n components</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConsoleDock</name>
    <message numerus="yes">
        <source>%n new alarms</source>
        <translation>
            <numerusform>%n new alarm</numerusform>
            <numerusform>%n new alarms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DragTree</name>
    <message numerus="yes">
        <source>%n component(s)</source>
        <translation>
            <numerusform>%n component</numerusform>
            <numerusform>%n components</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message numerus="yes">
        <source>%1. Your %n unsaved change(s) are kept</source>
        <translation>
            <numerusform>%1. Your %n unsaved change is kept</numerusform>
            <numerusform>%1. Your %n unsaved changes are kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) not saved</source>
        <translation>
            <numerusform>%n change not saved</numerusform>
            <numerusform>%n changes not saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::NavView</name>
    <message numerus="yes">
        <source>%n component(s)</source>
        <translation>
            <numerusform>%n component</numerusform>
            <numerusform>%n components</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::OutboxView</name>
    <message numerus="yes">
        <source>%n message(s) are tried again now.</source>
        <translation>
            <numerusform>%n message is tried again now.</numerusform>
            <numerusform>%n messages are tried again now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PendingEdits</name>
    <message numerus="yes">
        <source>Revert %n change(s)</source>
        <translation>
            <numerusform>Revert %n change</numerusform>
            <numerusform>Revert %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ReceivedView</name>
    <message numerus="yes">
        <source>%n message(s) were left at the server, not read: %1</source>
        <translation>
            <numerusform>%n message was left at the server, not read: %1</numerusform>
            <numerusform>%n messages were left at the server, not read: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SheetChanges</name>
    <message numerus="yes">
        <source>Reset %n slots</source>
        <translation>
            <numerusform>Reset %n slot</numerusform>
            <numerusform>Reset %n slots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SheetModel</name>
    <message numerus="yes">
        <source>%n component(s) are listed, there are more</source>
        <translation>
            <numerusform>%n component is listed, there are more</numerusform>
            <numerusform>%n components are listed, there are more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::UnsavedDialog</name>
    <message numerus="yes">
        <source>%n change(s) are not saved.</source>
        <translation>
            <numerusform>%n change is not saved.</numerusform>
            <numerusform>%n changes are not saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ViewArea</name>
    <message numerus="yes">
        <source>%n components</source>
        <translation>
            <numerusform>%n component</numerusform>
            <numerusform>%n components</numerusform>
        </translation>
    </message>
</context>
</TS>
