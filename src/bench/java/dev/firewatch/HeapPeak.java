package dev.firewatch;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

import com.sun.management.GarbageCollectionNotificationInfo;

/**
 * The most of the heap that was in use right after any garbage collection while this was
 * open.
 */
public final class HeapPeak implements NotificationListener, AutoCloseable {

	private final Set<String> pools = ManagementFactory.getMemoryPoolMXBeans()
		.stream()
		.filter(pool -> pool.getType() == MemoryType.HEAP)
		.map(pool -> pool.getName())
		.collect(Collectors.toSet());

	private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();

	private final AtomicLong most = new AtomicLong();

	public HeapPeak() {
		collectors.forEach(collector -> ((NotificationEmitter) collector).addNotificationListener(this, null, null));
	}

	@Override
	public void handleNotification(Notification notification, Object handback) {
		if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
			long used = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
				.getGcInfo()
				.getMemoryUsageAfterGc()
				.entrySet()
				.stream()
				.filter(pool -> pools.contains(pool.getKey()))
				.map(pool -> pool.getValue())
				.mapToLong(MemoryUsage::getUsed)
				.sum();
			most.accumulateAndGet(used, Math::max);
		}
	}

	public long megabytes() {
		return most.get() / (1024 * 1024);
	}

	@Override
	public void close() {
		for (GarbageCollectorMXBean collector : collectors) {
			try {
				((NotificationEmitter) collector).removeNotificationListener(this);
			}
			catch (ListenerNotFoundException impossible) {
				throw new IllegalStateException(impossible);
			}
		}
	}

}
