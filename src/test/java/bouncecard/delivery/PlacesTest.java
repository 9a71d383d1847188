package bouncecard.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlacesTest {
  @ParameterizedTest
  @EnumSource
  void with_eachField_isFoundThereAndNowhereElse(Field field) {
    for (Place place : Place.values()) {
      Places places = Places.NONE.with(field, Place.REPLY).with(field, place);
      assertThat(places.of(field)).contains(place);
      for (Field other : Field.values()) {
        assertThat(places.of(other).isPresent()).isEqualTo(other == field);
      }
    }
  }

  @Test
  void with_allFields_keepsEach() {
    List<Place> all = List.of(Place.values());
    Places places = Places.NONE;
    int number = 0;
    for (Field field : Field.values()) {
      places = places.with(field, all.get(number++ % all.size()));
    }
    number = 0;
    for (Field field : Field.values()) {
      assertThat(places.of(field)).contains(all.get(number++ % all.size()));
    }
  }
}
