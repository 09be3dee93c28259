#include "tests/ui/views/mail/mailbench.h"
#include "ui/views/mail/accountmanager.h"
#include "ui/views/mail/accountmodel.h"

#include <QContextMenuEvent>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QTreeView>

using namespace mailbench;
using ui::AccountModel;

/// What a person does with the account that is chosen: each command by its button, as one clicks it.
class AccountCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<Bench>();
        QVERIFY(m_bench->started);
        QVERIFY(m_server.start());
        m_bench->useServer(m_server);
        m_view =
            std::make_unique<ui::AccountManager>(m_bench->context, m_bench->station.describe(serviceOrd));
        m_view->resize(1100, 500);
        m_view->show();
        m_list = m_view->findChild<QTreeView *>();
        QTRY_COMPARE(m_list->model()->rowCount(), 1);
        QTRY_VERIFY(m_list->currentIndex().isValid());
    }
    void cleanup()
    {
        m_view.reset();
        m_bench.reset();
        m_server.stop();
    }

    void sendTestSendsToTheAddressThatIsTyped()
    {
        press("Send test…");
        auto *dialog = opened<QInputDialog>();
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("duty@site.example"));
        click(button(*dialog, QStringLiteral("Send")));
        // What becomes of it is seen in the outbox.
        QTRY_COMPARE(m_bench->visited, QStringList{serviceOrd + QStringLiteral(" outbox#1")});
        QTRY_COMPARE(m_server.mails.size(), 1);
        QVERIFY(m_server.mails.constFirst().recipients.constFirst().contains("duty@site.example"));
    }

    void disablingAsksAndEnablingDoesNot()
    {
        press("Disable…");
        auto *question = opened<QMessageBox>();
        QVERIFY(question);
        QCOMPARE(question->defaultButton(), question->button(QMessageBox::Cancel));
        click(question->button(QMessageBox::Cancel));
        QCOMPARE(m_bench->station.get(outgoing() + QStringLiteral(".enabled")), QJsonValue(true));
        press("Disable…");
        answer("Disable");
        QTRY_COMPARE(m_bench->station.get(outgoing() + QStringLiteral(".enabled")), QJsonValue(false));
        QTRY_VERIFY(button(*m_view, QStringLiteral("Enable")));
        press("Enable");
        QTRY_COMPARE(m_bench->station.get(outgoing() + QStringLiteral(".enabled")), QJsonValue(true));
        QTRY_VERIFY(button(*m_view, QStringLiteral("Disable…")));
    }

    void withoutASelectionThereIsNothingToDelete()
    {
        QTRY_VERIFY(button(*m_view, QStringLiteral("Delete…"))->isEnabled());
        m_list->clearSelection();
        QVERIFY(!button(*m_view, QStringLiteral("Delete…"))->isEnabled());
    }

    void deletingAsksFirst()
    {
        press("Delete…");
        auto *question = opened<QMessageBox>();
        QVERIFY(question);
        QCOMPARE(question->defaultButton(), question->button(QMessageBox::Cancel));
        QTest::keyClick(question, Qt::Key_Escape);
        QTRY_VERIFY(!question->isVisible());
        QCOMPARE(m_list->model()->rowCount(), 1);
        press("Delete…");
        answer("Delete");
        QTRY_VERIFY(!m_bench->station.station().find(outgoing()).ok());
        QTRY_COMPARE(m_list->model()->rowCount(), 0);
    }

    void theMenuIsAboutTheAccount()
    {
        const QPoint where = m_list->visualRect(m_list->currentIndex()).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, where, m_list->viewport()->mapToGlobal(where));
        QApplication::sendEvent(m_list->viewport(), &event);
        QMenu *menu = nullptr;
        QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())));
        QStringList texts;
        for (const QAction *action : menu->actions()) {
            texts.append(action->text().remove(QLatin1Char('&')));
            for (const QAction *below : action->menu() ? action->menu()->actions() : QList<QAction *>())
                texts.append(below->text().remove(QLatin1Char('&')));
        }
        for (const char *wanted :
             {"Property sheet", "Conversation with the server", "Check Connection", "Delete…"})
            QVERIFY2(texts.contains(QString::fromUtf8(wanted)), qPrintable(texts.join(QLatin1Char('|'))));
        for (QAction *action : menu->actions().first()->menu()->actions()) {
            if (action->text().remove(QLatin1Char('&')) == QStringLiteral("Property sheet"))
                action->trigger();
        }
        QCOMPARE(m_bench->visited, QStringList{outgoing() + QStringLiteral(" propertySheet")});
        menu->close();
    }

    void aRefusalIsTold()
    {
        press("Send test…");
        auto *dialog = opened<QInputDialog>();
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), QStringLiteral("nobody"));
        click(button(*dialog, QStringLiteral("Send")));
        QTRY_COMPARE(m_bench->notifications.rowCount(), 1);
        QVERIFY(m_bench->notifications.index(0, ui::Notifications::Text)
                    .data()
                    .toString()
                    .contains(QStringLiteral("nobody")));
        QVERIFY(m_bench->visited.isEmpty());
    }

private:
    void press(const char *text) { click(button(*m_view, QString::fromUtf8(text))); }
    template <typename Dialog>
    Dialog *opened()
    {
        Dialog *found = nullptr;
        (void)QTest::qWaitFor([&] {
            for (Dialog *one : m_view->findChildren<Dialog *>())
                found = one->isVisible() ? one : found;
            return found != nullptr;
        });
        return found;
    }
    void answer(const char *text)
    {
        auto *question = opened<QMessageBox>();
        QVERIFY(question);
        for (QAbstractButton *one : question->buttons()) {
            if (one->text().remove(QLatin1Char('&')) == QString::fromUtf8(text))
                return one->click();
        }
        QFAIL(text);
    }

    MailServer m_server;
    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<ui::AccountManager> m_view;
    QTreeView *m_list = nullptr;
};

QTEST_MAIN(AccountCommandsTest)
#include "accountcommandstest.moc"
