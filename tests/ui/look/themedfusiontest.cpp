#include "ui/look/themedfusion.h"

#include "ui/look/icons.h"
#include "ui/look/statuslook.h"
#include "ui/look/theme.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>
#include <QStandardPaths>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTest>
#include <QToolButton>

/// What is drawn otherwise than Fusion does.
class ThemedFusionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theArrowOfAMenuStandsBesideTheText()
    {
        ui::ThemedFusion style;
        QMenu menu;
        const auto make = [&](bool withMenu) {
            auto button = std::make_unique<QToolButton>();
            button->setStyle(&style);
            button->setText(QStringLiteral("View"));
            button->setToolButtonStyle(Qt::ToolButtonTextOnly);
            button->setAutoRaise(true);
            button->setPopupMode(QToolButton::InstantPopup);
            if (withMenu)
                button->setMenu(&menu);
            return button;
        };
        const auto plain = make(false);
        const auto button = make(true);
        QVERIFY(button->sizeHint().width() > plain->sizeHint().width());
        button->resize(button->sizeHint());
        const QImage with = button->grab().toImage();
        button->setMenu(nullptr);
        const QImage without = button->grab().toImage();
        QRect arrow;
        for (int y = 0; y < with.height(); ++y) {
            for (int x = 0; x < with.width(); ++x) {
                if (with.pixel(x, y) != without.pixel(x, y))
                    arrow |= QRect(x, y, 1, 1);
            }
        }
        QVERIFY(!arrow.isEmpty());
        QVERIFY2(std::abs(arrow.center().y() - with.rect().center().y()) <= with.height() / 8,
                 qPrintable(QString::number(arrow.center().y())));
        QVERIFY(arrow.right() < with.width() - 1);
    }

    void dialogsShowOurIconsAndPlainButtons()
    {
        // The desktop's style may be another one; "Windows" is always there.
        for (QStyle *base : {QStyleFactory::create(QStringLiteral("Fusion")),
                             QStyleFactory::create(QStringLiteral("Windows"))}) {
            ui::OwnIcons style(base);
            QMessageBox box(QMessageBox::Question, {}, QStringLiteral("Delete?"),
                            QMessageBox::Ok | QMessageBox::Cancel);
            box.setStyle(&style);
            box.findChild<QDialogButtonBox *>()->setStyle(&style);
            box.setIcon(QMessageBox::NoIcon);
            box.setIcon(QMessageBox::Question);
            const int side = box.iconPixmap().width();
            QCOMPARE(box.iconPixmap().toImage(),
                     ui::icon(QStringLiteral("question"), ui::pendingColour(box.palette()))
                         .pixmap(side)
                         .toImage());
            QCOMPARE(style.styleHint(QStyle::SH_DialogButtonBox_ButtonsHaveIcons, nullptr, nullptr, nullptr),
                     0);
            for (const auto standard : {QStyle::SP_MessageBoxInformation, QStyle::SP_MessageBoxWarning,
                                        QStyle::SP_MessageBoxCritical, QStyle::SP_MessageBoxQuestion})
                QVERIFY(style.standardIcon(standard, nullptr, nullptr).pixmap(64).toImage() !=
                        base->standardIcon(standard).pixmap(64).toImage());
            box.setStyle(nullptr);
        }
    }

    void theStyleOfTheDesktopIsKeptWithOurIcons()
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings().clear();
        for (const char *name : {"Windows", "Fusion"}) {
            QApplication::setStyle(QLatin1String(name));
            ui::restoreTheme();
            const auto *style = qobject_cast<ui::OwnIcons *>(QApplication::style());
            QVERIFY(style);
            QCOMPARE(style->baseStyle()->name(), QString::fromLatin1(name).toLower());
            QDialogButtonBox buttons(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
            for (const QAbstractButton *button : buttons.buttons())
                QVERIFY(button->icon().isNull());
        }
    }

    void titlesOfDocksKeepFromTheEdge()
    {
        ui::ThemedFusion style;
        QDockWidget dock(QStringLiteral("Station"));
        QStyleOptionDockWidget option;
        option.initFrom(&dock);
        option.rect = QRect(0, 0, 200, 24);
        QVERIFY(style.subElementRect(QStyle::SE_DockWidgetTitleBarText, &option, &dock).left() >=
                style.pixelMetric(QStyle::PM_LayoutLeftMargin));
    }
};

QTEST_MAIN(ThemedFusionTest)
#include "themedfusiontest.moc"
