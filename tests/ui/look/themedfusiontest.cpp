#include "ui/look/themedfusion.h"

#include <QDockWidget>
#include <QMenu>
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
