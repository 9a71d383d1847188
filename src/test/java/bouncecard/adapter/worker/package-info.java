/// Tests of workers, with workers that misbehave.
@org.jspecify.annotations.NullMarked
package bouncecard.adapter.worker;
