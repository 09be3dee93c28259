#pragma once

#include "tests/ui/views/mail/mailbench.h"
#include "ui/views/mail/accountwizard.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QRadioButton>

namespace mailbench {

/// A wizard on the screen, filled in as a person does.
struct Shown
{
    explicit Shown(Bench &bench)
        : wizard(new ui::AccountWizard(bench.context, bench.station.describe(serviceOrd), nullptr))
    {
        wizard->show();
        (void)QTest::qWaitFor([this] { return wizard->isReady(); });
    }
    ~Shown() { delete wizard; }

    /// The field with this accessible name on the page that is shown.
    template <typename W>
    W *field(const QString &name)
    {
        for (W *one : wizard->currentPage()->findChildren<W *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    void type(const QString &name, const QString &text)
    {
        auto *line = field<QLineEdit>(name);
        QVERIFY2(line, qPrintable(name));
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void choose(const QString &name, const QString &text)
    {
        auto *combo = field<QComboBox>(name);
        QVERIFY2(combo, qPrintable(name));
        const int index = combo->findText(text);
        QVERIFY2(index >= 0, qPrintable(text));
        combo->setFocus();
        QTest::keyClick(combo, Qt::Key_Home);
        for (int i = 0; i < index; ++i)
            QTest::keyClick(combo, Qt::Key_Down);
        QCOMPARE(combo->currentIndex(), index);
    }
    void press(QWizard::WizardButton which) { click(wizard->button(which)); }
    /// What the page says is wrong.
    bool says(const QString &text)
    {
        for (const QLabel *label : wizard->currentPage()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }

    /// Everything up to the check, for a server that wants no sign-in.
    void goToCheck(const MailServer &server, const QString &encryption = QStringLiteral("Not encrypted"))
    {
        type(QStringLiteral("Mail address"), QStringLiteral("alarms@site.example"));
        press(QWizard::NextButton);
        type(QStringLiteral("Outgoing mail: Host"), QStringLiteral("127.0.0.1"));
        choose(QStringLiteral("Outgoing mail: Encryption"), encryption);
        type(QStringLiteral("Outgoing mail: Port"), QString::number(server.port()));
        if (wizard->plan().incoming.wanted)
            type(QStringLiteral("Incoming mail: Host"), QStringLiteral("127.0.0.1"));
        press(QWizard::NextButton);
        for (QRadioButton *radio : wizard->currentPage()->findChildren<QRadioButton *>()) {
            if (radio->text().contains(QStringLiteral("sign-in")))
                click(radio);
        }
        press(QWizard::NextButton);
        QCOMPARE(wizard->currentId(), int(ui::AccountWizard::Check));
    }
    QPushButton *button(const char *text) const
    {
        return mailbench::button(*wizard->currentPage(), QString::fromUtf8(text));
    }
    QString verdict() const { return mailbench::verdict(*wizard->currentPage()); }
    /// A column of a stage: 1 the result, 3 the finding.
    QString stage(int number, int column) const { return stageCell(*wizard->currentPage(), number, column); }

    QPointer<ui::AccountWizard> wizard;
};

} // namespace mailbench
