package dev.firewatch.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.firewatch.FirewatchApplication;
import dev.firewatch.mongo.ServerProcess;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Instances on one database, each with a fake chat of its own. */
public final class Replicas implements AutoCloseable {

	private final Path directory;

	private final Setup setup;

	private ServerProcess database;

	private final List<ConfigurableApplicationContext> contexts = new ArrayList<>();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	/** What an instance is made of besides the usual. */
	public record Setup(List<Class<?>> sources, List<String> settings) {
	}

	private Replicas(Path directory, Setup setup) {
		this.directory = directory;
		this.setup = setup;
		this.database = ServerProcess.start(directory);
	}

	public static Replicas start(int instances) {
		return start(instances, new Setup(List.of(), List.of()));
	}

	public static Replicas start(int instances, Setup setup) {
		Replicas replicas = new Replicas(Scratch.directory("replicas"), setup);
		for (int n = 0; n < instances; n++) {
			replicas.add();
		}
		return replicas;
	}

	/** One more instance. */
	public Incidents add() {
		contexts.add(started());
		return get(contexts.size() - 1);
	}

	private ConfigurableApplicationContext started() {
		List<Class<?>> sources = new ArrayList<>(List.of(FirewatchApplication.class, FakeChatConfiguration.class));
		sources.addAll(setup.sources());
		List<String> settings = new ArrayList<>(
				List.of("--server.port=0", "--firewatch.mongodb.uri=" + database.connectionString(),
						"--firewatch.local-workspace=false", "--spring.quartz.auto-startup=false",
						"--spring.autoconfigure.exclude=dev.firewatch.mongo.MongoTestAutoConfiguration"));
		settings.addAll(setup.settings());
		return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).web(WebApplicationType.SERVLET)
			.run(settings.toArray(String[]::new));
	}

	public Incidents get(int instance) {
		return contexts.get(instance).getBean(Incidents.class);
	}

	/** A part of one of the instances. */
	public <T> T part(int instance, Class<T> type) {
		return contexts.get(instance).getBean(type);
	}

	/** Stops the instance as an orderly restart does, and starts another in its place. */
	public void restart(int instance) {
		contexts.get(instance).close();
		contexts.set(instance, started());
	}

	/** Kills the database, has something happen without it, and brings it back. */
	public void without(Runnable meanwhile) {
		int port = database.port();
		database.kill();
		meanwhile.run();
		database = ServerProcess.start(directory, port);
	}

	/** Stops the instance as an orderly restart does. */
	public void stop(int instance) {
		contexts.get(instance).close();
	}

	/** Runs everything at the same moment, each in a thread of its own. */
	public <T> List<T> atOnce(List<Callable<T>> acts) {
		CyclicBarrier start = new CyclicBarrier(acts.size());
		List<Future<T>> running = acts.stream().map(act -> threads.submit(() -> {
			start.await();
			return act.call();
		})).toList();
		List<T> results = new ArrayList<>();
		for (Future<T> one : running) {
			try {
				results.add(one.get());
			}
			catch (InterruptedException | ExecutionException fault) {
				throw new IllegalStateException(fault);
			}
		}
		return results;
	}

	@Override
	public void close() {
		threads.shutdownNow();
		contexts.forEach(ConfigurableApplicationContext::close);
		database.close();
	}

}
